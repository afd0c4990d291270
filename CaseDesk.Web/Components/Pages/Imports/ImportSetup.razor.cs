using System.Globalization;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Spreadsheets;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>The step "what it is": what was recognised, all of it changeable, and what the file does not say itself.</summary>
public sealed partial class ImportSetup(ImportSteering steering, NavigationManager navigation, TimeProvider clock)
{
    private static string Separators => CsvSeparator.Candidates;

    private string _month = "";
    private bool _badMonth;

    [Parameter, EditorRequired]
    public ImportItem Import { get; set; } = null!;

    [Parameter, EditorRequired]
    public Core.Imports.ImportSetup Setup { get; set; } = null!;

    [Parameter, EditorRequired]
    public ImportAct Act { get; set; } = null!;

    [Parameter, EditorRequired]
    public ImportAct Keep { get; set; } = null!;

    [Parameter]
    public EventCallback OnCancel { get; set; }

    private ListInspection Found => Setup.Inspection;

    private ListChoices Chosen => Setup.Choices;

    private string Kind => Found.KindUnder(Chosen);

    /// <summary>Other titles may stand in the same row.</summary>
    private ColumnMapping? HeaderOnly => Chosen.Mapping is { } mapping ? new(mapping.HeaderRow, []) : null;

    protected override void OnParametersSet()
    {
        if (!_badMonth)
        {
            _month = Chosen.Reference is { } month ? Formats.Month(month) : "";
        }
    }

    private static string NameOf(char separator) => separator switch
    {
        ';' => "Separator_Semicolon",
        ',' => "Separator_Comma",
        '|' => "Separator_Bar",
        _ => "Separator_Tab",
    };

    private static string? Text(ChangeEventArgs change) => change.Value?.ToString()?.Trim(' ') is { Length: > 0 } text ? text : null;

    private static int? Number(ChangeEventArgs change) => int.TryParse(change.Value?.ToString(), CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task SetMonthAsync(ChangeEventArgs change)
    {
        var text = Text(change);
        _month = text ?? "";
        _badMonth = !ReferenceMonth.TryParse(text, BusinessTime.DayOf(clock.Now()), out var month) && text is not null;
        if (!_badMonth)
        {
            await KeepAsync(Chosen with { Reference = text is null ? null : month });
        }
    }

    private Task<bool> LookAsync(ListChoices choices) => Keep((user, left) => steering.InspectAsync(Import.Id, choices, user, left));

    private Task<bool> KeepAsync(ListChoices choices) => Keep((user, left) => steering.ChooseAsync(Import.Id, choices, user, left));

    private async Task CheckAsync()
    {
        if (await Act((user, left) => steering.CheckAsync(Import.Id, Chosen, user, left)))
        {
            navigation.NavigateTo($"/imports/{Import.Id}");
        }
    }
}
