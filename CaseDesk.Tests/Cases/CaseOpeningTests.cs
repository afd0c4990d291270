using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Cases;

/// <summary>Opening a case by hand.</summary>
public sealed class CaseOpeningTests
{
    [Theory, BothDatabases]
    public async Task Who_loses_the_race_to_a_case_that_has_ended_by_then_opens_one(DatabaseProvider provider)
    {
        var meanwhile = new Meanwhile("MAX(");
        await using var desk = await TestDesk.CreateAsync(provider, configure: options => options.AddInterceptors(meanwhile));
        var sofia = await desk.UserAsync(UserRole.Supervisor);
        var first = await desk.CaseAsync();
        var clientId = (await desk.ReadCaseAsync(first)).ClientId;
        meanwhile.Do = async () =>
        {
            await using var db = desk.Db();
            await db.Cases.Where(row => row.Id == first).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, CaseStatus.Closed), TestDesk.Cancel);
        };

        var opened = Assert.IsType<OpenCaseOutcome.Opened>(await desk.Get<CaseOpening>().OpenAsync(clientId, sofia, TestDesk.Cancel));

        Assert.Null(meanwhile.Do);
        Assert.Equal(new OpenCaseOutcome.AlreadyOpen(opened.CaseId), await desk.Get<CaseOpening>().OpenAsync(clientId, sofia, TestDesk.Cancel));
    }
}
