using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>The step "columns": what each holds, what stands in for those that are missing, how dates and numbers are written.</summary>
public sealed partial class ImportColumns(ImportSteering steering, NavigationManager navigation)
{
    private ListChoices _choices = null!;
    private List<ListField> _fields = [];
    private Core.Imports.ImportSetup? _shown;

    [Parameter, EditorRequired]
    public ImportItem Import { get; set; } = null!;

    [Parameter, EditorRequired]
    public Core.Imports.ImportSetup Setup { get; set; } = null!;

    [Parameter, EditorRequired]
    public ImportAct Act { get; set; } = null!;

    [Parameter, EditorRequired]
    public ImportAct Keep { get; set; } = null!;

    private ListInspection Found => Setup.Inspection;

    private string Kind => Found.KindUnder(_choices);

    private IEnumerable<ListField> Lacking =>
        new[] { ListField.Cpf, ListField.Name }.Where(needed => IsRequired(needed) && !_fields.Contains(needed));

    /// <summary>What is on the screen stays until something else was kept: a second change may come before the first is written.</summary>
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_shown, Setup))
        {
            (_shown, _choices) = (Setup, Setup.Choices);
            _fields = [.. Found.Columns.Select((column, index) => _choices.Mapping is { } mapping
                ? index < mapping.Fields.Count ? mapping.Fields[index] : ListField.Ignore
                : column.Field)];
        }
    }

    private bool IsRequired(ListField field) => field == ListField.Cpf || (field == ListField.Name && Kind == ListKind.NewList);

    private Task<bool> MapAsync(int column, ChangeEventArgs change)
    {
        _fields[column] = Enum.Parse<ListField>(change.Value!.ToString()!);
        return KeepAsync(_choices with { Mapping = new(_choices.Mapping?.HeaderRow ?? Found.HeaderRow ?? 1, [.. _fields]) });
    }

    private Task<bool> KeepAsync(ListChoices choices)
    {
        _choices = choices;
        return Keep((user, left) => steering.ChooseAsync(Import.Id, choices, user, left));
    }

    private async Task CheckAsync()
    {
        if (await Act((user, left) => steering.CheckAsync(Import.Id, _choices, user, left)))
        {
            navigation.NavigateTo($"/imports/{Import.Id}");
        }
    }
}
