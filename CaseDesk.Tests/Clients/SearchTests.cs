using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Directory;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Imports;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Clients;

/// <summary>Finding people in the queue and among the clients, on either database.</summary>
public sealed class SearchTests
{
    [Theory, BothDatabases]
    public async Task People_of_a_list_are_found_whichever_apostrophe_was_typed_and_however_their_phone_is_written(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(Samples.Bytes("busca_apostrofos.csv"));

        foreach (var (typed, name) in new[]
        {
            ("d’avila", "JOSÉ D'ÁVILA SANTOS"), ("davila", "JOSÉ D'ÁVILA SANTOS"), ("d´ávila josé", "JOSÉ D'ÁVILA SANTOS"), ("+55 11 98888-4001", "JOSÉ D'ÁVILA SANTOS"),
            ("11 8888-4001", "JOSÉ D'ÁVILA SANTOS"), ("o'brien", "MARIA O’BRIEN COSTA"), ("obrien", "MARIA O’BRIEN COSTA"), ("o`brien", "MARIA O’BRIEN COSTA"),
            ("d'agua", "ANA D´AGUA LIMA"), ("dagua", "ANA D´AGUA LIMA"), ("8888-4003", "ANA D´AGUA LIMA"), ("420.000.651-04", "ANA D´AGUA LIMA"),
        })
        {
            Assert.Equal([name], await desk.FindAsync(typed));
        }
    }

    [Theory, BothDatabases]
    public async Task An_import_writes_the_search_text_that_a_person_who_types_would_leave(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(Samples.Bytes("busca_apostrofos.csv"));
        await desk.LoadAsync($"CPF;Nome;Matricula;Celular\n{InventedCpf.Number(901)};Inês-Clara D`Água;ab-9001/1;(11) 98888-4009\n");
        await using var db = desk.Db();
        var before = await db.Clients.OrderBy(client => client.Id).Select(client => new { client.Id, client.SearchText }).ToListAsync(TestDesk.Cancel);

        foreach (var client in before)
        {
            await ClientSearch.ReindexAsync(db, client.Id, TestDesk.Cancel);
        }

        Assert.Equal(4, before.Count);
        Assert.Equal(before, await db.Clients.OrderBy(client => client.Id).Select(client => new { client.Id, client.SearchText }).ToListAsync(TestDesk.Cancel));
        Assert.Equal(["Inês-Clara D`Água"], await desk.FindAsync("ines clara"));
        Assert.Equal(["Inês-Clara D`Água"], await desk.FindAsync("AB-9001/1"));
    }

    [Theory, BothDatabases]
    public async Task A_search_of_as_many_words_as_are_allowed_is_run_and_a_longer_one_finds_nobody(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.CaseAsync("ANA EXEMPLO DA SILVA");

        Assert.Single(await desk.FindAsync(string.Join(' ', Enumerable.Repeat("ana", 16))));
        Assert.Single(await desk.FindAsync("ana exemplo silva ana exemplo silva ana exemplo silva ana exemplo silva ana exe silv a"));
        Assert.Empty(await desk.FindAsync(string.Join(' ', Enumerable.Repeat("ana", 2000))));
    }

    [Theory, BothDatabases]
    public async Task What_is_too_short_finds_no_client_rather_than_everybody(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var caseId = await desk.CaseAsync();
        var sofia = await desk.UserAsync(UserRole.Supervisor);

        foreach (var typed in new[] { "12", $"{caseId}", $"#{caseId}", "an", "-" })
        {
            Assert.Equal(0, (await desk.Get<ClientDirectory>().ListAsync(new(typed), 1, 20, sofia, TestDesk.Cancel)).Total);
        }

        Assert.Equal(caseId, Assert.Single((await desk.Get<CaseLists>().ListAsync(new() { Search = $"{caseId}" }, 1, 20, sofia, TestDesk.Cancel)).Items).Id);
    }

    [Theory, BothDatabases]
    public async Task A_bank_finds_whoever_has_a_loan_there_among_cases_as_among_clients(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var sofia = await desk.UserAsync(UserRole.Supervisor);
        await desk.LoadAsync($"""
            CPF;Nome;Banco Emprestimo;Valor Parcela;Competencia
            {InventedCpf.Number(1)};ANA EXEMPLO;BANCO UM;100,00;07/2025
            {InventedCpf.Number(1)};ANA EXEMPLO;BANCO DOIS;200,00;07/2025
            {InventedCpf.Number(2)};BRUNO TESTE;BANCO DOIS;300,00;07/2025
            """);
        var banks = await desk.Get<EntityList>().ReadAsync(TestDesk.Cancel);

        foreach (var (bank, people) in new[] { ("BANCO UM", 1), ("BANCO DOIS", 2) })
        {
            var filter = new CaseFilter { EntityIds = [banks.Single(entity => entity.Name == bank).Id] };
            Assert.Equal(people, await desk.Get<CaseLists>().CountAsync(filter, sofia, TestDesk.Cancel));
            Assert.Equal(people, (await desk.Get<ClientDirectory>().ListAsync(new(Bank: bank), 1, 20, sofia, TestDesk.Cancel)).Total);
        }
    }
}

file static class Finding
{
    /// <summary>The names that both lists give for a search.</summary>
    public static async Task<string[]> FindAsync(this TestDesk desk, string typed)
    {
        var sofia = await desk.UserAsync(UserRole.Supervisor);
        var clients = (await desk.Get<ClientDirectory>().ListAsync(new(typed), 1, 20, sofia, TestDesk.Cancel)).Items.Select(client => client.Name);
        var cases = (await desk.Get<CaseLists>().ListAsync(new() { Search = typed }, 1, 20, sofia, TestDesk.Cancel)).Items.Select(item => item.ClientName);
        Assert.Equal(clients.Order(), cases.Order());
        return [.. clients];
    }
}
