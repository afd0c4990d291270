using System.Globalization;
using CaseDesk.Core.Statistics;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Dashboard;

/// <summary>Cases taken, released and expired, a line each over the days.</summary>
public sealed partial class DayChart
{
    private const int Width = 640;
    private const int Height = 220;

    [Parameter, EditorRequired]
    public IReadOnlyList<DayFigures> Days { get; set; } = [];

    private int Highest => Math.Max(4, Days.Select(day => Math.Max(day.Assigned, Math.Max(day.Released, day.Expired))).DefaultIfEmpty().Max());

    private int Step => Math.Max(1, Days.Count / 8);

    private IEnumerable<int> GridLines => Enumerable.Range(0, 5).Select(line => Highest * line / 4).Distinct();

    private double X(int index) => 44 + (Width - 60) * (Days.Count < 2 ? 0.5 : (double)index / (Days.Count - 1));

    private double Y(int value) => 10 + (Height - 40) * (1 - (double)value / Highest);

    private string Points(Func<DayFigures, int> figure) => string.Join(' ', Days.Select((day, index) => $"{N(X(index))},{N(Y(figure(day)))}"));

    /// <summary>An SVG text; in markup that tag means something else to Razor.</summary>
    private static RenderFragment Label(double x, double y, string anchor, string text) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", N(x));
        builder.AddAttribute(2, "y", N(y));
        builder.AddAttribute(3, "text-anchor", anchor);
        builder.AddAttribute(4, "class", "chart-label");
        builder.AddContent(5, text);
        builder.CloseElement();
    };

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
