using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Cases;

public sealed class CaseListTests
{
    private static readonly CaseFilter Free = new() { Statuses = [CaseStatus.Available] };

    [Theory, BothDatabases]
    public async Task A_case_reads_as_free_the_second_its_time_is_over(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, sofia) = (await desk.UserAsync(), await desk.UserAsync(UserRole.Supervisor));
        var (caseId, _) = await desk.TakenAsync(ana);
        var lists = desk.Get<CaseLists>();
        desk.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await lists.ListAsync(Free, 1, 20, sofia, TestDesk.Cancel)).Total);

        desk.Clock.Advance(TimeSpan.FromSeconds(1));

        var page = await lists.ListAsync(Free, 1, 20, sofia, TestDesk.Cancel);
        var item = Assert.Single(page.Items);
        Assert.Equal((1, caseId, CaseStatus.Available), (page.Total, item.Id, item.Status));
        Assert.Null(item.Holding);
        Assert.Null(item.OwnerId);
        Assert.Equal(desk.Now, item.WaitingSince);
        Assert.Equal(0, await lists.CountAsync(new CaseFilter { Statuses = [CaseStatus.InProgress] }, sofia, TestDesk.Cancel));
        Assert.Equal(0, await lists.CountAsync(new CaseFilter { Mine = true }, ana, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task Pages_show_every_case_once_in_the_order_of_waiting(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        var (expiredLater, _) = await desk.TakenAsync(ana);
        var expected = new List<long>();
        for (var i = 0; i < 7; i++)
        {
            desk.Clock.Advance(TimeSpan.FromMinutes(1));
            expected.Add(await desk.CaseAsync());
        }

        desk.Clock.Advance(TimeSpan.FromHours(73));
        expected.Add(expiredLater);
        var seen = new List<long>();
        for (var page = 1; page <= 3; page++)
        {
            seen.AddRange((await desk.Get<CaseLists>().ListAsync(Free, page, 3, ana, TestDesk.Cancel)).Items.Select(item => item.Id));
        }

        Assert.Equal(expected, seen);
    }

    [Theory, BothDatabases]
    public async Task An_attendant_sees_what_is_free_and_his_own_and_nothing_else(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, bruno, carla) = (await desk.UserAsync(), await desk.UserAsync(), await desk.UserAsync(UserRole.Calculator));
        var free = await desk.CaseAsync();
        var (mine, _) = await desk.TakenAsync(ana);
        var (others, _) = await desk.TakenAsync(bruno);
        var (following, _) = await desk.TakenAsync(ana);
        await desk.Actions.RunAsync(following, new(CaseAction.SendToCalculator), ana, TestDesk.Cancel);
        async Task<long[]> Seen(CurrentUser user, CaseFilter filter) =>
            [.. (await desk.Get<CaseLists>().ListAsync(filter, 1, 50, user, TestDesk.Cancel)).Items.Select(item => item.Id).Order()];

        Assert.Equal([free, mine, following], await Seen(ana, new()));
        Assert.Equal([mine, following], await Seen(ana, new() { Mine = true }));
        Assert.Equal([mine], await Seen(ana, new() { Assigned = true }));
        Assert.Equal([free, others], await Seen(bruno, new()));
        Assert.Equal([following], await Seen(carla, new()));
    }

    [Theory, BothDatabases]
    public async Task Cpf_is_masked_for_who_only_sees_the_queue(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, sofia) = (await desk.UserAsync(), await desk.UserAsync(UserRole.Supervisor));
        await desk.CaseAsync();
        var lists = desk.Get<CaseLists>();

        Assert.StartsWith("***.", Assert.Single((await lists.ListAsync(Free, 1, 20, ana, TestDesk.Cancel)).Items).Cpf, StringComparison.Ordinal);
        Assert.Equal(11, Assert.Single((await lists.ListAsync(Free, 1, 20, sofia, TestDesk.Cancel)).Items).Cpf.Length);
    }

    [Theory, BothDatabases]
    public async Task A_search_finds_any_part_of_a_name_without_accents_a_cpf_with_its_mask_and_a_case_number(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var sofia = await desk.UserAsync(UserRole.Supervisor);
        var conceicao = await desk.CaseAsync("IARA TESTE CONCEIÇÃO");
        var other = await desk.CaseAsync("BRUNO AMOSTRA");
        var cpf = (await desk.Get<CaseLists>().ListAsync(new() { Search = "iara" }, 1, 20, sofia, TestDesk.Cancel)).Items[0].Cpf;
        var masked = $"{cpf[..3]}.{cpf[3..6]}.{cpf[6..9]}-{cpf[9..]}";
        async Task<long[]> Find(string text) =>
            [.. (await desk.Get<CaseLists>().ListAsync(new() { Search = text }, 1, 20, sofia, TestDesk.Cancel)).Items.Select(item => item.Id)];

        Assert.Equal([conceicao], await Find("conceic"));
        Assert.Equal([conceicao], await Find("ceição"));
        Assert.Equal([conceicao], await Find("conceicao iar"));
        Assert.Equal([conceicao], await Find(masked));
        Assert.Equal([conceicao], await Find(cpf));
        Assert.Equal([other], await Find($"#{other}"));
        Assert.Equal([other], await Find($"{other}"));
        Assert.Empty(await Find("conceicao bruno"));
        Assert.Empty(await Find("%_%"));
        Assert.Empty(await Find("\"OR 1=1"));
        Assert.Equal(SearchProblem.TooShort, new CaseFilter { Search = "ia" }.SearchProblem);
        Assert.Null(new CaseFilter { Search = "12" }.SearchProblem);
    }

    [Theory, BothDatabases]
    public async Task A_number_finds_the_case_and_whoever_has_it_in_a_cpf_and_one_with_a_leading_zero_no_case(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        var (numbered, named) = (await desk.CaseAsync(), await desk.CaseAsync());
        await using var db = desk.Db();
        await db.Database.ExecuteSqlAsync($"""UPDATE "Cases" SET "Id" = 987 WHERE "Id" = {numbered}""", TestDesk.Cancel);
        await db.Clients.Where(client => db.Cases.Any(@case => @case.Id == named && @case.ClientId == client.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(client => client.SearchText, "ANA EXEMPLO 12398700000"), TestDesk.Cancel);

        var both = await FindAsync("987");
        Assert.Equal([named, 987], both);
        Assert.Equal(987, Assert.Single(await FindAsync("#987")));
        Assert.Empty(await FindAsync("0987"));
        Assert.Empty(await FindAsync("#0987"));

        async Task<long[]> FindAsync(string text) =>
            [.. (await desk.Get<CaseLists>().ListAsync(new() { Search = text }, 1, 20, ana, TestDesk.Cancel)).Items.Select(item => item.Id).Order()];
    }

    [Theory, BothDatabases]
    public async Task A_client_who_is_renamed_is_found_by_the_new_name_only(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var sofia = await desk.UserAsync(UserRole.Supervisor);
        var caseId = await desk.CaseAsync("ANTIGA SILVA");
        var clientId = (await desk.ReadCaseAsync(caseId)).ClientId;
        await using (var db = desk.Db())
        {
            var client = (await db.Clients.FindAsync([clientId], TestDesk.Cancel))!;
            client.Rename("NOVÍSSIMA SOUZA", desk.Now);
            await db.SaveChangesAsync(TestDesk.Cancel);
            await ClientSearch.ReindexAsync(db, clientId, TestDesk.Cancel);
        }

        var lists = desk.Get<CaseLists>();
        Assert.Equal(0, await lists.CountAsync(new() { Search = "antiga" }, sofia, TestDesk.Cancel));
        Assert.Equal(1, await lists.CountAsync(new() { Search = "novissima" }, sofia, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task Facet_counts_are_those_of_the_lists_they_open(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, sofia) = (await desk.UserAsync(), await desk.UserAsync(UserRole.Supervisor));
        await desk.CaseAsync();
        await desk.TakenAsync(ana);
        desk.Clock.Advance(TimeSpan.FromHours(72));
        await desk.TakenAsync(ana);
        var lists = desk.Get<CaseLists>();

        var counts = await lists.CountByStatusAsync(new(), CaseStatuses.All, sofia, TestDesk.Cancel);

        Assert.Equal((2, 1), (counts[CaseStatus.Available], counts[CaseStatus.InProgress]));
        Assert.Equal(3, (await lists.ListAsync(new(), 1, 20, sofia, TestDesk.Cancel)).Total);
        foreach (var (status, count) in counts)
        {
            Assert.Equal(count, (await lists.ListAsync(new() { Statuses = [status] }, 1, 20, sofia, TestDesk.Cancel)).Items.Count);
        }
    }

    [Theory, BothDatabases]
    public async Task Every_order_can_be_asked_for_with_every_filter(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        await desk.CaseAsync();
        await desk.TakenAsync(ana);
        foreach (var order in Enum.GetValues<CaseOrder>())
        {
            foreach (var assigned in new bool?[] { null, true, false })
            {
                foreach (var filter in new CaseFilter[] { new(), Free, new() { Mine = true }, new() { Search = "ana" }, new() { EntityIds = [1] }, new() { Statuses = CaseStatuses.All } })
                {
                    foreach (var role in UserRoles.All)
                    {
                        var asked = filter with { Order = order, Assigned = assigned };
                        var page = await desk.Get<CaseLists>().ListAsync(asked, 1, 20, ana with { Role = role }, TestDesk.Cancel);
                        Assert.Equal(page.Total, page.Items.Count);
                    }
                }
            }
        }
    }
}
