using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Undoing;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>Taking an import back: first what would go and who would be spared, then the word, then what came of it.</summary>
public sealed partial class ImportUndoPanel(UndoPlanning undo)
{
    private UndoPreview? _preview;
    private IReadOnlyList<SparedGroup> _result = [];

    [Parameter, EditorRequired]
    public ImportItem Import { get; set; } = null!;

    [Parameter, EditorRequired]
    public CurrentUser User { get; set; } = null!;

    [Parameter, EditorRequired]
    public ImportAct Act { get; set; } = null!;

    private bool HasFailed => Import.Status == ImportStatus.Failed;

    private bool MayUndo => Import.StartedAt is not null && (ImportStatus.Finished.Contains(Import.Status) || Import.Status is ImportStatus.Cancelled or ImportStatus.Failed);

    protected override async Task OnParametersSetAsync()
    {
        if (Import.Undo is { DoneAt: not null })
        {
            _result = await undo.ResultAsync(Import.Id, CancellationToken.None);
        }
    }

    private string What(UndoPreview preview) => preview.Suppressions is { } entries
        ? L["Undo_WhatSuppressions", Formats.Number(entries), Formats.Number(preview.Restored)]
        : L["Undo_What", Formats.Number(preview.Cases), Formats.Number(preview.Clients), Formats.Number(preview.Lines), Formats.Number(preview.Restored)];

    private async Task AskAsync() => _preview = await undo.PreviewAsync(Import.Id, User, CancellationToken.None);

    private Task<bool> UndoAsync() => Act(async (user, left) =>
    {
        var outcome = await undo.AskAsync(Import.Id, user, left);
        _preview = null;
        return outcome;
    });
}
