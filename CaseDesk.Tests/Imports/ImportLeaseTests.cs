using System.Text;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Imports.Undoing;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

public sealed class ImportLeaseTests
{
    /// <summary>Wherever it stood still, another has checked and applied the list meanwhile.</summary>
    [Theory, BothDatabases]
    public async Task A_process_thought_dead_changes_nothing_of_what_another_took_over(DatabaseProvider provider)
    {
        var frozen = new FrozenProcess();
        await using var desk = await TestDesk.CreateAsync(provider, configure: builder => builder.AddInterceptors(frozen), imports: new() { RangeRows = 2 });
        var admin = await desk.UserAsync(UserRole.Admin);
        for (var at = 1; at == 1 || frozen.Happened; at++)
        {
            var importId = await desk.ReceiveAsync(admin, List(at), ImportStatus.Completed);
            var done = "";
            frozen.Reset(at, async () =>
            {
                desk.Clock.Advance(TimeSpan.FromMinutes(10));
                Assert.True(await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel));
                done = await StateAsync(desk, importId);
            });
            await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

            Assert.Equal(ImportStatus.Completed, (await desk.ReadAsync(importId)).Status);
            Assert.Equal(frozen.Happened ? done : await StateAsync(desk, importId), await StateAsync(desk, importId));
        }
    }

    [Theory, BothDatabases]
    public async Task A_process_thought_dead_changes_nothing_of_an_undo_that_another_took_over(DatabaseProvider provider)
    {
        var frozen = new FrozenProcess();
        await using var desk = await TestDesk.CreateAsync(provider, configure: builder => builder.AddInterceptors(frozen), imports: new() { RangeRows = 2 });
        var admin = await desk.UserAsync(UserRole.Admin);
        for (var at = 1; at == 1 || frozen.Happened; at++)
        {
            var import = await desk.LoadAsync(List(at));
            await desk.Get<UndoPlanning>().AskAsync(import.Id, admin, TestDesk.Cancel);
            var done = "";
            frozen.Reset(at, async () =>
            {
                desk.Clock.Advance(TimeSpan.FromMinutes(10));
                Assert.True(await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel));
                done = await StateAsync(desk, import.Id);
            });
            await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

            Assert.Equal(ImportStatus.Undone, (await desk.ReadAsync(import.Id)).Status);
            Assert.Equal(frozen.Happened ? done : await StateAsync(desk, import.Id), await StateAsync(desk, import.Id));
        }
    }

    private static byte[] List(int number) => Encoding.UTF8.GetBytes(
        $"CPF;Nome\n{InventedCpf.Number(number * 3)};ANA\n{InventedCpf.Number(number * 3 + 1)};BRUNO\n{InventedCpf.Number(number * 3 + 2)};CARLA\n");

    private static async Task<string> StateAsync(TestDesk desk, long importId)
    {
        await using var db = desk.Db();
        var import = await db.Imports.AsNoTracking().SingleAsync(import => import.Id == importId, TestDesk.Cancel);
        var rows = await db.ImportRows.Where(row => row.ImportId == importId).OrderBy(row => row.Line)
            .Select(row => $"{row.Line} {row.Outcome} {row.ClientId} {row.CaseId} {row.Undo}").ToListAsync(TestDesk.Cancel);
        return string.Join('\n', [
            $"{import.Status} {import.Cursor} {import.Done} {import.UndoneTo} {import.Error} {import.FinishedAt:O} {import.Counts}", .. rows,
            $"{await db.Clients.CountAsync(TestDesk.Cancel)} {await db.Cases.CountAsync(TestDesk.Cancel)}"]);
    }
}
