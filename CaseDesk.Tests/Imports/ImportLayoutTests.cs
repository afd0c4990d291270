using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Layouts;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Imports;

/// <summary>Layouts kept under names.</summary>
public sealed class ImportLayoutTests
{
    [Theory, BothDatabases]
    public async Task A_name_that_two_save_at_once_is_kept_once_with_what_was_saved_last(DatabaseProvider provider)
    {
        var meanwhile = new Meanwhile("UPDATE \"ImportLayouts\"");
        await using var desk = await TestDesk.CreateAsync(provider, configure: options => options.AddInterceptors(meanwhile));
        var admin = await desk.UserAsync(UserRole.Admin);
        var layouts = desk.Get<ImportLayouts>();
        var importId = await desk.ReceiveAsync(admin, $"CPF;Nome\n{InventedCpf.Number(1)};ANA EXEMPLO\n", ImportStatus.Inspected);
        meanwhile.Do = async () => Assert.True(await layouts.SaveAsync(importId, "mensal", new ListChoices(Entity: "BANCO UM"), admin, TestDesk.Cancel));

        Assert.True(await layouts.SaveAsync(importId, " mensal ", new ListChoices(Entity: "BANCO DOIS"), admin, TestDesk.Cancel));

        Assert.Equal("mensal", Assert.Single(await layouts.ListAsync(TestDesk.Cancel)).Name);
        Assert.Equal("BANCO DOIS", (await layouts.FindAsync("mensal", TestDesk.Cancel))!.Choices.Entity);
        Assert.False(await layouts.SaveAsync(importId, "men\0sal", new ListChoices(), admin, TestDesk.Cancel));
        Assert.False(await layouts.SaveAsync(importId, new string('m', 201), new ListChoices(), admin, TestDesk.Cancel));
    }
}
