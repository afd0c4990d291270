using System.Text;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

/// <summary>What real sheets do, through the real import (domain.md 6.2).</summary>
public sealed class SpreadsheetTests
{
    [Fact]
    public async Task A_CPF_survives_as_text_as_number_under_a_mask_and_with_lost_zeros()
    {
        var zero = ValidWithZeros();
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var import = await desk.LoadAsync(Book(sheet =>
        {
            Row(sheet, 1, "CPF", "Nome");
            Row(sheet, 2, "900.000.001-75", "ANA TEXTO");
            Row(sheet, 3, 90000000256d, "BRUNO NUMERO");
            Row(sheet, 4, double.Parse(zero, System.Globalization.CultureInfo.InvariantCulture), "CARLA ZEROS PERDIDOS");
            Row(sheet, 5, "90000000337.0", "DAVI PONTO");
            Row(sheet, 6, "9,0000000418E+10", "ELISA CIENTIFICA");
            Row(sheet, 7, double.Parse(ValidWithZeros(2), System.Globalization.CultureInfo.InvariantCulture), "FABIO MASCARA");
            sheet.Cell(7, 1).Style.NumberFormat.Format = "00000000000";
        }));

        Assert.Equal((6, 0), (import.Counts.Created, import.Counts.Rejected));
        var rows = await desk.RowsAsync(import);
        Assert.Equal(["90000000175", "90000000256", zero, "90000000337", "90000000418", ValidWithZeros(2)], rows.Select(row => row.Cpf));
        Assert.Contains("lost_zeros", rows[2].Repairs, StringComparison.Ordinal);
        Assert.Contains("decimal_point", rows[3].Repairs, StringComparison.Ordinal);
        Assert.Contains("scientific", rows[4].Repairs, StringComparison.Ordinal);
        Assert.Equal([true, true, true], new[] { rows[0], rows[1], rows[5] }.Select(row => row.Repairs is null));
    }

    /// <summary>The ten digits and the zero behind the point happen to be a valid CPF too: somebody else's.</summary>
    [Fact]
    public async Task Ten_digits_and_a_point_zero_are_not_the_eleven_digits_of_another_person()
    {
        var ten = Lookalike(ending: 1);
        var nine = Lookalike(ending: 2);
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);

        var import = await desk.LoadAsync($"CPF;Nome\n{ten}.0;ANA PONTO ZERO\n{nine}.00;BRUNO ZERO ZERO\n");

        Assert.Equal(["0" + ten, "00" + nine], (await desk.RowsAsync(import)).Select(row => row.Cpf));

        static string Lookalike(int ending) => Enumerable.Range(100_000_000, 899_999_999).Select(InventedCpf.Of)
            .Where(cpf => cpf.EndsWith(new string('0', ending), StringComparison.Ordinal)).Select(cpf => cpf[..^ending])
            .First(digits => Core.Clients.Cpf.TryParse(digits.PadLeft(11, '0'), out _));
    }

    [Theory, BothDatabases]
    public async Task A_SIAPE_sheet_gives_a_line_for_each_bank_and_one_case_for_each_person(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var import = await desk.LoadAsync(Book(sheet =>
        {
            sheet.Cell(1, 1).Value = "Relatório de empréstimos";
            sheet.Range(1, 1, 2, 6).Merge();
            Row(sheet, 4, " CPF ", "NOME", "Nascimento", "Idade", "Matrícula", "Banco Empréstimo", "Prazo", "Prazo Total", "Parcelas Pagas", "Valor  Parcela",
                "Saldo Dev. Aproximado", "Fone Atual", "E-Mail", "Cidade", "Bairro", "CEP", "Endereço");
            Row(sheet, 5, 90000000175d, "ANA EXEMPLO", new DateTime(1970, 2, 1), 55, 123456, "BANCO A", 60, 96, 36, 458.04, "R$ 1.234,56", 5511988887777d, "ana@example.test", "RECIFE", "CENTRO", 1001000d, "RUA DE EXEMPLO");
            Row(sheet, 6, 90000000175d, "ANA EXEMPLO", "01/02/1970", 55, 123456, "BANCO B", 60, 72, 12, "99.90", "1.234", 5511988887777d);
            Row(sheet, 8, "90000000256", "BRUNO TESTE", "1980-12-31", 45, "9-X", "BANCO A", 10, 96, 86, "R$ 87,00", "", "11 3333-4444");
            for (var row = 9; row < 3009; row++)
            {
                sheet.Cell(row, 1).Style.Fill.BackgroundColor = XLColor.Yellow;
            }
        }), new ListChoices(Reference: new DateOnly(2025, 7, 1)));

        Assert.Equal((3, 3, 2, 2, 2), (import.Counts.Rows, import.Counts.PayrollLinesCreated, import.Counts.ClientsCreated, import.Counts.EnrollmentsCreated, import.Counts.CasesCreated));
        Assert.Equal(import.Counts.Lines, import.Counts.Rows + import.Counts.OtherLines);
        Assert.Equal([5, 6, 8], (await desk.RowsAsync(import)).Select(row => row.Line));
        await using var db = desk.Db();
        var ana = await db.Clients.Include(client => client.Phones).Include(client => client.Addresses).SingleAsync(client => client.Cpf == "90000000175", TestDesk.Cancel);
        Assert.Equal((new DateOnly(1970, 2, 1), "ana@example.test", "11988887777"), (ana.BirthDate, ana.Email, ana.Phones.Single().Number));
        var address = Assert.Single(ana.Addresses);
        Assert.Equal(("01001000", "RUA DE EXEMPLO", "CENTRO", "RECIFE"), (address.PostalCode, address.Street, address.District, address.City));
        Assert.Equal(new DateOnly(1980, 12, 31), (await db.Clients.SingleAsync(client => client.Cpf == "90000000256", TestDesk.Cancel)).BirthDate);
        var lines = await db.PayrollLines.Include(line => line.Entity).OrderByDescending(line => line.Amount).ToListAsync(TestDesk.Cancel);
        Assert.Equal([458.04m, 99.90m, 87.00m], lines.Select(line => line.Amount));
        Assert.Equal([1234.56m, 1234m, null], lines.Select(line => line.Balance));
        Assert.Equal(["BANCO A", "BANCO B", "BANCO A"], lines.Select(line => line.Entity.Name));
    }

    [Fact]
    public async Task A_hidden_first_sheet_is_passed_over_and_a_formula_counts_with_the_value_it_had()
    {
        using var book = new XLWorkbook();
        var hidden = book.AddWorksheet("Rascunho");
        Row(hidden, 1, "CPF", "Nome");
        Row(hidden, 2, "90000000256", "BRUNO ESCONDIDO");
        hidden.Hide();
        var sheet = book.AddWorksheet("Lista");
        Row(sheet, 1, "CPF", "Nome");
        sheet.Cell(2, 1).Value = "90000000175";
        sheet.Cell(2, 2).FormulaA1 = "\"ANA \"&\"FORMULA\"";
        using var stream = new MemoryStream();
        book.SaveAs(stream, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);

        await desk.LoadAsync(stream.ToArray());

        await using var db = desk.Db();
        Assert.Equal(["ANA FORMULA"], await db.Clients.Select(client => client.Name).ToListAsync(TestDesk.Cancel));
    }

    [Theory, InlineData(';'), InlineData(','), InlineData('\t')]
    public async Task A_CSV_is_read_by_whatever_parts_it_below_a_title_that_holds_a_comma(char separator)
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var import = await desk.LoadAsync($"Relatório, de julho\n\nCPF{separator}Nome{separator}Cidade\n90000000175{separator}\"ANA; \"\"A\"\", EXEMPLO\"{separator}Maceió\n");

        Assert.Equal((1, 3), (import.Counts.Created, import.Counts.OtherLines));
        Assert.Equal("ANA; \"A\", EXEMPLO", (await desk.RowsAsync(import))[0].Name);
    }

    [Theory, InlineData("utf-8"), InlineData("utf-8-bom"), InlineData("windows-1252"), InlineData("utf-16")]
    public async Task A_CSV_keeps_its_accents_in_every_encoding(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (code, mark) = encoding switch
        {
            "utf-8" => (new UTF8Encoding(false), Array.Empty<byte>()),
            "utf-8-bom" => (Encoding.UTF8, Encoding.UTF8.GetPreamble()),
            "utf-16" => (Encoding.Unicode, Encoding.Unicode.GetPreamble()),
            _ => (Encoding.GetEncoding(1252), []),
        };
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);

        var import = await desk.LoadAsync([.. mark, .. code.GetBytes("CPF;Nome\n90000000175;JOÃO DA CONCEIÇÃO\n")]);

        Assert.Equal(("JOÃO DA CONCEIÇÃO", encoding), ((await desk.RowsAsync(import))[0].Name, import.Encoding));
    }

    [Fact]
    public async Task A_line_is_the_line_of_the_file_also_below_cells_with_line_breaks()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var import = await desk.LoadAsync("CPF;Nome;Obs\r\n90000000175;ANA;\"um\r\ndois\r\ntres\"\r\n\r\n90000000256;BRUNO;\"x\" y\r\n");

        Assert.Equal([2, 6], (await desk.RowsAsync(import)).Select(row => row.Line));
        Assert.Equal((6, 2, 4), (import.Counts.Lines, import.Counts.Rows, import.Counts.OtherLines));
    }

    [Fact]
    public async Task What_cannot_be_read_of_a_contact_is_noted_and_the_row_taken()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var import = await desk.LoadAsync("CPF;Nome;Fone 1;Celular 2;Nascimento;CEP;UF\n90000000175;ANA;8888-7777;(11) 98888-7777 / 11 3333-4444;31/02/1970;123;Paraíba\n");

        var row = Assert.Single(await desk.RowsAsync(import));
        Assert.Equal(RowOutcome.Created, row.Outcome);
        foreach (var note in new[] { "unread_phone", "8888-7777", "unread_date", "unread_postal_code" })
        {
            Assert.Contains(note, row.Repairs, StringComparison.Ordinal);
        }

        await using var db = desk.Db();
        Assert.Equal(["1133334444", "11988887777"], await db.Phones.OrderBy(phone => phone.Number).Select(phone => phone.Number).ToListAsync(TestDesk.Cancel));
        Assert.Equal("PB", (await db.Set<Address>().SingleAsync(TestDesk.Cancel)).State);
    }

    [Theory, BothDatabases]
    public async Task A_row_that_leaves_the_chosen_bank_out_is_the_same_loan_as_one_that_names_it(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);

        var import = await desk.LoadAsync(
            "CPF;Nome;Matricula;Banco Emprestimo;Valor Parcela\n90000000175;ANA;1;BANCO A;10,00\n90000000175;ANA;1;;10,00\n",
            new ListChoices(new DateOnly(2025, 7, 1), "BANCO A"));

        Assert.Equal((1, 1), (import.Counts.Created, import.Counts.Duplicate));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_bank_that_the_uploader_names_counts_where_the_sheet_names_none(bool csv)
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var content = csv ? "CPF;Nome;Valor Parcela\n90000000175;ANA;10,00\n"u8.ToArray() : Book(sheet =>
        {
            Row(sheet, 1, "CPF", "Nome", "Valor Parcela");
            Row(sheet, 2, "90000000175", "ANA", 10.0);
        });

        var import = await desk.LoadAsync(content, new ListChoices(new DateOnly(2025, 7, 1), "BANCO ESCOLHIDO"));

        await using var db = desk.Db();
        var line = await db.PayrollLines.Include(line => line.Entity).SingleAsync(TestDesk.Cancel);
        Assert.Equal(("BANCO ESCOLHIDO", 10m, "BANCO ESCOLHIDO"), (line.Entity.Name, line.Amount, import.EntityName));
    }

    [Fact]
    public async Task Faults_reject_their_rows_with_their_reasons_and_a_duplicate_that_says_another_bank_account_differs()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var import = await desk.LoadAsync("CPF;Nome;FIN;Valor;Prazo Total;Pagas;Competencia;Agencia\n"
            + "90000000176;ANA;1;1,00;2;1;07/2025;\n;ANA;1;1,00;2;1;07/2025;\n90000000175;;1;1,00;2;1;07/2025;\n90000000175;ANA;1;1,0x;2;1;07/2025;\n"
            + "90000000175;ANA;1;1,00;2;3;07/2025;\n90000000175;ANA;1;1,00;2;1;99/2025;\n90000000175;ANA;12345678901;1,00;2;1;07/2025;1\n"
            + "90000000175;ANA;12345678902;1,00;2;1;07/2025;1\n90000000175;ANA;12345678902;1,00;2;1;07/2025;2\n");

        Assert.Equal(["bad_cpf", "missing_cpf", "missing_name", "bad_amount", "paid_exceeds_total", "bad_reference", null, null, "differs"],
            (await desk.RowsAsync(import)).Select(row => row.Reason));
        Assert.Equal((2, 6, 1), (import.Counts.Created, import.Counts.Rejected, import.Counts.Duplicate));
    }

    private static string ValidWithZeros(int from = 1) =>
        Enumerable.Range(from * 1000, 100_000).Select(n => $"{n:00000000000}").First(digits => Cpf.TryParse(digits, out _));

    private static byte[] Book(Action<IXLWorksheet> fill)
    {
        using var book = new XLWorkbook();
        fill(book.AddWorksheet("Lista"));
        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }

    private static void Row(IXLWorksheet sheet, int row, params object[] values)
    {
        for (var column = 0; column < values.Length; column++)
        {
            var cell = sheet.Cell(row, column + 1);
            if (values[column] is string text)
            {
                cell.SetValue(text);
            }
            else
            {
                cell.Value = values[column];
            }
        }
    }
}
