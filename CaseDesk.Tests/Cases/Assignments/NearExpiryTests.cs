using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Data;
using CaseDesk.Core.Statistics;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Cases.Assignments;

public sealed class NearExpiryTests
{
    private static readonly TimeSpan TwoHours = TimeSpan.FromHours(2);

    [Theory, BothDatabases]
    public async Task Who_leads_sees_every_case_that_ends_soon_and_an_attendant_his_own(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, bruno, lead) = (await desk.UserAsync(), await desk.UserAsync(), await desk.UserAsync(UserRole.Supervisor));
        var (first, _) = await desk.TakenAsync(ana);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var (second, _) = await desk.TakenAsync(bruno);
        desk.Clock.Advance(TimeSpan.FromHours(71));

        Assert.Equal([first, second], await CasesAsync(desk, lead));
        Assert.Equal([first], await CasesAsync(desk, ana));
        Assert.Equal([second], await CasesAsync(desk, bruno));
        Assert.Equal([second], (await desk.Get<NearExpiry>().HeldByAsync(bruno, TwoHours, TestDesk.Cancel)).Select(item => item.CaseId));
        Assert.Empty(await desk.Get<NearExpiry>().HeldByAsync(lead, TwoHours, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task What_is_over_or_far_is_not_near_and_pages_follow_each_other(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        var (over, _) = await desk.TakenAsync(ana);
        desk.Clock.Advance(TimeSpan.FromMinutes(30));
        var (near, _) = await desk.TakenAsync(ana);
        var (next, _) = await desk.TakenAsync(ana);
        desk.Clock.Advance(TimeSpan.FromHours(71.5));
        await desk.TakenAsync(ana);

        Assert.Equal([near, next], await CasesAsync(desk, ana));
        Assert.DoesNotContain(over, await CasesAsync(desk, ana));
        var page = await desk.Get<NearExpiry>().PageAsync(TwoHours, 2, 1, ana, TestDesk.Cancel);
        Assert.Equal((next, 2), (Assert.Single(page.Items).CaseId, page.Total));
    }

    private static async Task<IEnumerable<long>> CasesAsync(TestDesk desk, CurrentUser reader) =>
        (await desk.Get<NearExpiry>().ReadAsync(TwoHours, 10, reader, TestDesk.Cancel)).Items.Select(item => item.CaseId);
}
