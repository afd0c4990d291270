using System.Text;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

/// <summary>Loads a list as the desk does: received, recognised, checked, applied.</summary>
internal static class ListLoading
{
    public static Task<Import> LoadAsync(this TestDesk desk, string text, ListChoices? choices = null) =>
        desk.LoadAsync(Encoding.UTF8.GetBytes(text), choices);

    public static async Task<Import> LoadAsync(this TestDesk desk, byte[] content, ListChoices? choices = null)
    {
        var received = Assert.IsType<IntakeOutcome.Received>(await desk.BringAsync(content, choices));
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        await using var db = desk.Db();
        var import = await db.Imports.AsNoTracking().SingleAsync(import => import.Id == received.ImportId, TestDesk.Cancel);
        Assert.True(ImportStatus.Finished.Contains(import.Status), $"{import.Status}: {import.Error} {import.ErrorWhere}");
        return import;
    }

    public static async Task<IntakeOutcome> BringAsync(this TestDesk desk, byte[] content, ListChoices? choices = null)
    {
        var admin = await desk.UserAsync(UserRole.Admin);
        return await desk.Get<ImportIntake>().ReceiveAsync(new(new MemoryStream(content), "lista", content.Length, choices ?? new()), admin, TestDesk.Cancel);
    }

    public static async Task<List<ImportRow>> RowsAsync(this TestDesk desk, Import import)
    {
        await using var db = desk.Db();
        return await db.ImportRows.AsNoTracking().Where(row => row.ImportId == import.Id).OrderBy(row => row.Line).ToListAsync(TestDesk.Cancel);
    }

    /// <summary>Receives a list that goes so far by itself.</summary>
    public static async Task<long> ReceiveAsync(this TestDesk desk, CurrentUser user, byte[] content, string goesTo)
    {
        var outcome = await desk.Get<ImportIntake>().ReceiveAsync(new(new MemoryStream(content), "lista", content.Length, new(), goesTo), user, TestDesk.Cancel);
        return Assert.IsType<IntakeOutcome.Received>(outcome).ImportId;
    }

    public static Task<long> ReceiveAsync(this TestDesk desk, CurrentUser user, string content, string goesTo) =>
        desk.ReceiveAsync(user, Encoding.Latin1.GetBytes(content), goesTo);

    public static async Task<ImportItem> ReadAsync(this TestDesk desk, long importId) => (await desk.Get<ImportReading>().ReadAsync(importId, TestDesk.Cancel))!;
}
