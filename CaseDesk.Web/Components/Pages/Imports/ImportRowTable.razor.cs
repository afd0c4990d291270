using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>Rows of an import in their columns; before the run the cells of a rejected one can be corrected where they stand.</summary>
public sealed partial class ImportRowTable(ImportSteering steering)
{
    private IReadOnlyList<ListColumn> _columns = [];
    private (int Line, int Column)? _editing;
    private string _value = "";
    private ElementReference _input;
    private bool _focusInput;

    [Parameter, EditorRequired]
    public ImportItem Import { get; set; } = null!;

    /// <summary>Null for an import from a version that did not look at files first.</summary>
    [Parameter]
    public Core.Imports.ImportSetup? Setup { get; set; }

    [Parameter]
    public PageOf<ImportRowItem>? Rows { get; set; }

    [Parameter]
    public bool MayEdit { get; set; }

    /// <summary>Clients and cases that rows became part of.</summary>
    [Parameter]
    public bool ShowsLinks { get; set; }

    [Parameter]
    public ImportAct? Keep { get; set; }

    [Parameter, EditorRequired]
    public Func<int, string> Href { get; set; } = null!;

    private ListFormat Format => Setup?.Inspection.Format ?? ListFormat.Of(Import.Format) ?? ListFormat.Spreadsheet;

    protected override void OnParametersSet()
    {
        _columns = Setup is null ? [] : Format.Columns(Setup.Inspection, Setup.Choices);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusInput)
        {
            _focusInput = false;
            await _input.FocusAsync();
        }
    }

    private IReadOnlyList<string> CellsOf(ImportRowItem row) => _columns.Count == 0 ? [] : Format.Cells(row.Raw);

    private string TitleOf(ListColumn column) => column.Title.Length > 0 ? column.Title : L[$"Field_{column.Field}"];

    private string? EditOf(int line, int column) => Setup!.Edits.FirstOrDefault(edit => edit.Line == line && edit.Column == column)?.Value;

    private bool IsUnread(int line, int column) => Setup!.Unread.Any(edit => edit.Line == line && edit.Column == column);

    private static bool IsAtFault(ImportRowItem row, ListColumn column) => row.Outcome == RowOutcome.Rejected && row.Reason switch
    {
        "bad_cpf" or "missing_cpf" => column.Field == ListField.Cpf,
        "missing_name" => column.Field == ListField.Name,
        "bad_amount" => column.Field is ListField.Amount or ListField.Balance,
        "bad_installments" or "paid_exceeds_total" => column.Field is ListField.TotalInstallments or ListField.PaidInstallments,
        "bad_reference" => column.Field == ListField.Reference,
        _ => false,
    };

    private void Edit(int line, int column, string value) => (_editing, _value, _focusInput) = ((line, column), value, true);

    private void Keyed(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
        {
            _editing = null;
        }
    }

    private async Task SaveAsync()
    {
        if (_editing is var (line, column) && Keep is not null
            && await Keep((user, left) => steering.EditAsync(Import.Id, line, column, _value.Trim(), user, left)))
        {
            _editing = null;
        }
    }

    private Task<bool> ForgetAsync(int line, int column) => Keep!((user, left) => steering.ForgetEditAsync(Import.Id, line, column, user, left));
}
