using MudBlazor;

namespace CaseDesk.Web.Components.Layout;

/// <summary>MudBlazor in the desk's own clothes: one accent, hairlines instead of shadows. The same colours stand as tokens in app.css.</summary>
public static class DeskTheme
{
    private static readonly string[] Font = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"];

    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0f6b66",
            Secondary = "#4b5563",
            Background = "#f7f8f8",
            Surface = "#ffffff",
            TextPrimary = "#1b1f23",
            TextSecondary = "#57606a",
            LinesDefault = "#e3e6e8",
            LinesInputs = "#c9ced3",
            Divider = "#e3e6e8",
            TableLines = "#e9ecee",
            ActionDefault = "#57606a",
            Success = "#166c40",
            Warning = "#9a6700",
            Error = "#c0352b",
            Info = "#1f6feb",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#4fb3ab",
            Secondary = "#9aa4ae",
            Background = "#0f1214",
            Surface = "#161a1d",
            DrawerBackground = "#161a1d",
            TextPrimary = "#e6e9eb",
            TextSecondary = "#9aa4ae",
            LinesDefault = "#2a3035",
            LinesInputs = "#3a4147",
            Divider = "#2a3035",
            TableLines = "#242a2e",
            ActionDefault = "#9aa4ae",
            Success = "#4cc38a",
            Warning = "#e3b341",
            Error = "#f47067",
            Info = "#6cb6ff",
            PrimaryContrastText = "#06201e",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Font, FontSize = "0.875rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontSize = "0.875rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontSize = "0.8125rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontSize = "0.8125rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
            H6 = new H6Typography { FontSize = "1rem", FontWeight = "600", LetterSpacing = "normal" },
        },
    };
}
