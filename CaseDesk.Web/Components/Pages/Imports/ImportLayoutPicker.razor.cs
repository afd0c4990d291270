using System.Globalization;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Layouts;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>Saved layouts: the one that fits is proposed, any can be used, what is chosen now can be kept under a name.</summary>
public sealed partial class ImportLayoutPicker(ImportLayouts layouts, ImportSteering steering)
{
    private string _name = "";
    private string? _said;
    private bool _isProblem;
    private bool _asksDelete;

    [Parameter, EditorRequired]
    public ImportItem Import { get; set; } = null!;

    [Parameter, EditorRequired]
    public Core.Imports.ImportSetup Setup { get; set; } = null!;

    /// <summary>What is chosen now.</summary>
    [Parameter, EditorRequired]
    public ListChoices Choices { get; set; } = null!;

    [Parameter, EditorRequired]
    public ImportAct Act { get; set; } = null!;

    [Parameter, EditorRequired]
    public ImportAct Keep { get; set; } = null!;

    /// <summary>The month, and what else belongs to this file only, stays.</summary>
    private Task<bool> UseAsync(SavedLayout layout) =>
        Keep((user, left) => steering.InspectAsync(Import.Id, layout.Choices with { Reference = Choices.Reference }, user, left));

    private Task<bool> PickAsync(ChangeEventArgs change)
    {
        _asksDelete = false;
        return Setup.Layouts.FirstOrDefault(layout => layout.Id.ToString(CultureInfo.InvariantCulture) == change.Value?.ToString()) is { } layout
            ? UseAsync(layout)
            : Keep((user, left) => steering.InspectAsync(Import.Id, new(Choices.Reference, Choices.Entity) { Kind = Choices.Kind }, user, left));
    }

    private Task<bool> SaveAsync() => Act(async (user, left) =>
    {
        var name = _name.Trim();
        var isSaved = await layouts.SaveAsync(Import.Id, name, Mapped, user, left);
        var id = (await layouts.FindAsync(name, left))?.Id;
        (_said, _isProblem, _name) = (isSaved ? L["Layout_SavedAs", name] : L["Layout_NotSaved"], !isSaved, isSaved ? "" : _name);
        return await steering.ChooseAsync(Import.Id, isSaved ? Choices with { LayoutId = id } : Choices, user, left);
    });

    /// <summary>A layout says its columns, guessed or not.</summary>
    private ListChoices Mapped => Choices.Mapping is null ? Choices with { Mapping = Setup.Inspection.Mapping } : Choices;

    private async Task DeleteAsync(SavedLayout layout)
    {
        _asksDelete = false;
        await Act(async (user, left) =>
        {
            await layouts.DeleteAsync(layout.Id, user, left);
            return await steering.ChooseAsync(Import.Id, Choices with { LayoutId = null }, user, left);
        });
    }
}
