using System.Text;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Templates;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

/// <summary>What a list is for is decided once: reading it and applying it never disagree.</summary>
public sealed class ListKindTests
{
    [Theory]
    [InlineData("CPF;Telefone;Motivo", ListKind.Suppression)]
    [InlineData("Telefone;Motivo", ListKind.Suppression)]
    [InlineData("CPF;Nome;Celular;Motivo do bloqueio", ListKind.Suppression)]
    [InlineData("CPF;Nome;E-mail;Justificativa", ListKind.Suppression)]
    [InlineData("Telefone;Não perturbe desde", ListKind.Suppression)]
    [InlineData("CPF;Bloqueado até", ListKind.Suppression)]
    [InlineData("Linha;Motivo;CPF;Telefone;Motivo", ListKind.Suppression)]
    [InlineData("Linha;Motivo;CPF;Telefone", ListKind.RegistrationUpdate)]
    [InlineData("Linha;Motivo;CPF;Nome;Telefone", ListKind.NewList)]
    [InlineData("CPF;Telefone;Cidade;Motivo", ListKind.RegistrationUpdate)]
    [InlineData("CPF;Nome;Valor Parcela;Banco Empréstimo;Motivo", ListKind.NewList)]
    [InlineData("CPF;Telefone", ListKind.RegistrationUpdate)]
    [InlineData("CPF;Nome", ListKind.NewList)]
    public void The_titles_say_what_a_list_is_for(string titles, string kind)
    {
        var row = string.Join(';', titles.Split(';').Select(title => title switch { "CPF" => "90000000175", "Telefone" or "Celular" => "(11) 98888-7777", _ => "" }));
        var (inspection, refusal) = ListOpening.Inspect(() => new MemoryStream(Encoding.UTF8.GetBytes($"{titles}\n{row}\n")), new());

        Assert.Null(refusal);
        Assert.Equal((kind, kind), (inspection!.Kind, inspection.KindUnder(new())));
        Assert.Equal(ListKind.NewList, inspection.KindUnder(new() { Kind = ListKind.NewList }));
    }

    [Theory, BothDatabases]
    public async Task A_mapping_without_the_name_updates_and_finds_nobody_in_an_empty_desk(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var choices = new ListChoices(Mapping: new(1, [ListField.Cpf, ListField.Ignore, ListField.Phone]));

        var import = await desk.LoadAsync(Samples.Bytes("mapeamento_sem_nome.csv"), choices);

        Assert.Equal((ListKind.RegistrationUpdate, ImportStatus.CompletedWithProblems, 2), (import.Kind, import.Status, import.Counts.Rejected));
        Assert.Equal(["not_found", "not_found"], (await desk.RowsAsync(import)).Select(row => row.Reason));
        await using var db = desk.Db();
        Assert.False(await db.Clients.AnyAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task The_template_of_a_suppression_list_blocks_its_numbers_and_adds_none(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync("CPF;Nome;Telefone\n90000000175;ANA EXEMPLO;11988887777\n90000000256;BRUNO TESTE;11977776666\n");

        var import = await desk.LoadAsync(FilledTemplate());

        Assert.Equal((ListKind.Suppression, 2, 0, 0), (import.Kind, import.Counts.Created, import.Counts.Rejected, import.Counts.ClientsUpdated));
        await using var db = desk.Db();
        Assert.False(await db.Phones.AnyAsync(phone => phone.Number == "11966665555", TestDesk.Cancel));
        Assert.Equal(2, await db.Cases.CountAsync(found => found.SuppressedUntil != null, TestDesk.Cancel));
    }

    private static byte[] FilledTemplate()
    {
        using var stream = new MemoryStream();
        ListTemplates.Write(ListTemplateKind.Suppression, stream);
        using var book = new ClosedXML.Excel.XLWorkbook(stream);
        var sheet = book.Worksheet(1);
        (sheet.Cell(3, 1).Value, sheet.Cell(3, 2).Value, sheet.Cell(3, 3).Value) = ("900.000.001-75", "(11) 96666-5555", "Pediu");
        (sheet.Cell(4, 2).Value, sheet.Cell(4, 3).Value) = ("(11) 97777-6666", "PROCON");
        using var filled = new MemoryStream();
        book.SaveAs(filled);
        return filled.ToArray();
    }
}
