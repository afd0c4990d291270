using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Spreadsheets;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Spreadsheets;

public sealed class RealFileTests
{
    public static TheoryData<string, string> Read => new()
    {
        { Samples.Report, "9 90000000175 ANA EXEMPLO DA SILVA SINTETICA; 10; 11; 24; 29; 34; 35; 40" },
        { Samples.ShortReport, "5 90000000760 GINA EXEMPLO CURTO; 6; 7" },
        { "relatorio_cortado_na_pagina.txt", "9 42000049095 PESSOA CORTE A; 10; 11; 15; 16; 17" },
        { "busca_apostrofos.csv", "2 42000063756 JOSÉ D'ÁVILA SANTOS; 3 42000064485 MARIA O’BRIEN COSTA; 4 42000065104" },
        { "relatorio_codificacao_misturada.txt", "9 4; 10 4; 11 4; 12 42000044107 PEDRO SEM ACENTO; 13 42000044883 LUÍS LATINO" },
        { "mapeamento_sem_nome.csv", "2 42000037160 NOME QUE NAO SE QUER; 3 42000037836 OUTRO NOME" },
        { "libreoffice-list.xlsx", "4 90000000175 ANA EXEMPLO 1970-05-17 458.04; 5 90000000256 BRUNO MODELO 1980-05-17 1458.50; 9 90000000337 CARLA TESTE 1990-01-31 1234.56; 10 missing_cpf" },
        { "libreoffice-list.xls", "4 90000000175 ANA EXEMPLO 1970-05-17 458.04; 5 90000000256 BRUNO MODELO 1980-05-17 1458.50; 9 90000000337 CARLA TESTE 1990-01-31 1234.56; 10 missing_cpf" },
        { "libreoffice-1904.xlsx", "2 90000000418 DAVI EXEMPLO 1970-05-17" },
        { "libreoffice-1904.xls", "2 90000000418 DAVI EXEMPLO 1970-05-17" },
        { "libreoffice-emptiness.xlsx", "2 90000000507 EVA EXEMPLO; 16003 90000000680 FABIO EXEMPLO" },
        { "exceljs-1904.xlsx", "3 90000000175 IARA TESTE 1970-05-17 458.04; 4 90000000256 JOÃO MODELO" },
        { "sheetjs-list.xlsx", "2 90000000175 GINA EXEMPLO 1970-05-17 458.04; 3 90000000256 HUGO MODELO 1980-12-31 87.50" },
        { "sheetjs-biff8.xls", "2 90000000175 GINA EXEMPLO 1970-05-17 458.04; 3 90000000256 HUGO MODELO 1980-12-31 87.50" },
        { "miniexcel-list.xlsx", "2 90000000175 KARLA EXEMPLO 1970-05-17 458.04; 3 90000000256 LUIS MODELO 1980-12-31 87.50" },
        { "closedxml-list.xlsx", "2 90000000337 MARA TESTE; 3 90000000418 NILO MODELO" },
        { "windows1252-semicolon.csv", "3 90000000760 JOÃO CONCEIÇÃO 1970-05-17 1234.56; 4 90000000841 MARIA \"LIA\" TESTE" },
    };

    public static TheoryData<string, string> Refused => new()
    {
        { "pagina_chamada_xls.xls", "web_page" },
        { "libreoffice-list.ods", "ods_not_read" },
        { "sheetjs-list.xlsb", "xlsb_not_read" },
        { "sheetjs-biff5.xls", "old_xls_not_read" },
        { "libreoffice-password.xls", "password_protected" },
        { "xlsx-populate-password.xlsx", "password_protected" },
    };

    [Theory, MemberData(nameof(Read))]
    public void A_file_of_another_program_is_read_to_its_last_row(string file, string expected)
    {
        var (reader, refusal) = ListOpening.Open(() => new MemoryStream(Samples.Bytes(file)), new ListChoices(), new(2025, 8, 4));

        Assert.Null(refusal);
        var rows = reader!.Rows().ToList();
        var wanted = expected.Split("; ");
        Assert.Equal(wanted.Length, rows.Count);
        Assert.All(rows.Zip(wanted), pair => Assert.StartsWith(pair.Second, Shown(pair.First), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Refused))]
    public void A_file_that_is_not_read_is_refused_with_its_reason(string file, string code) =>
        Assert.Equal(code, ListOpening.Open(() => new MemoryStream(Samples.Bytes(file)), new ListChoices(), new(2025, 8, 4)).Refusal?.Code);

    [Fact]
    public void Every_sample_is_tested_and_described()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Imports", "Samples")).Select(Path.GetFileName).Where(name => name != "README.md");
        var readme = System.Text.Encoding.UTF8.GetString(Samples.Bytes("README.md"));

        Assert.Equal(files.Order(), Read.Concat(Refused).Select(row => row.Data.Item1).Order());
        Assert.All(Read.Concat(Refused), row => Assert.Contains(Path.GetFileNameWithoutExtension(row.Data.Item1), readme, StringComparison.Ordinal));
    }

    [Theory, InlineData("libreoffice-list.xlsx"), InlineData("libreoffice-list.xls")]
    public void Hours_masks_and_errors_are_read_as_they_show(string file)
    {
        var rows = SheetReader.ReadWorkbook(new MemoryStream(Samples.Bytes(file))).ToList();

        Assert.Equal("30:00", rows[3][5].Text);
        Assert.Equal("90000000175", rows[3][0].Text);
        Assert.Equal(("00123", 123d), (rows[3][4].Text, rows[4][4].Number));
        Assert.True(rows[9][0].IsBlank);
    }

    [Theory, InlineData("libreoffice-list.xlsx"), InlineData("libreoffice-list.xls")]
    public void A_person_sees_the_sheets_and_may_choose_a_hidden_one(string file)
    {
        Stream Open() => new MemoryStream(Samples.Bytes(file));
        var shape = WorkbookGuard.Check(Open());

        Assert.Equal(
            [("Lista", SheetVisibility.Visible), ("Rascunho", SheetVisibility.Hidden)],
            shape.Sheets.Select(sheet => (sheet.Name, sheet.Visibility)));
        Assert.Equal([10, 2], shape.Sheets.Select(sheet => sheet.Rows));
        Assert.Equal("Lista de servidores, julho de 2025", SheetReader.ReadWorkbook(Open(), shape).First()[0].Text);
        Assert.Equal("NÃO DEVE ENTRAR", SheetReader.ReadWorkbook(Open(), shape, 1).ElementAt(1)[1].Text);
    }

    [Fact]
    public void A_very_hidden_first_sheet_is_passed_over()
    {
        var shape = WorkbookGuard.Check(new MemoryStream(Samples.Bytes("exceljs-1904.xlsx")));

        Assert.Equal([SheetVisibility.VeryHidden, SheetVisibility.Visible], shape.Sheets.Select(sheet => sheet.Visibility));
        Assert.Equal("Lista", shape.First.Name);
    }

    [Theory]
    [InlineData("Lista, julho\nCPF;Nome;Valor\n1;Ana, filha;1,50\n2;Bia;2,75\n", ';')]
    [InlineData("CPF,Nome\n1,\"a;b;c\"\n2,Bia\n", ',')]
    [InlineData("CPF\tNome\n1\tAna, de Tal\n", '\t')]
    [InlineData("cpf\n90000000175\n", ';')]
    [InlineData("Codigo|Pessoa\n1|Ana, de Tal\n2|Bia\n", '|')]
    public void The_separator_is_what_the_lines_agree_on(string text, char separator) =>
        Assert.Equal(separator, CsvSeparator.Of(text, titles: _ => 0));

    [Fact]
    public void The_separator_that_makes_titles_known_wins_over_commas_that_agree() =>
        Assert.Equal('|', CsvSeparator.Of("a,b\nCPF|Nome\n1,2|x\n3,4|y\n",
            rows => rows.Max(row => row.Cells.Count(cell => cell.Text is "CPF" or "Nome"))));

    [Theory, InlineData("\n"), InlineData("\r\n"), InlineData("\r")]
    public void A_lone_return_inside_quotes_does_not_shift_the_records_after_it(string end)
    {
        var rows = SheetReader.ReadCsv(new StringReader("\"a\rb\";c" + end + string.Concat(Enumerable.Repeat("1;2" + end, 40))), ';').ToList();

        Assert.Equal(41, rows.Count);
        Assert.Equal("a\nb", rows[0][0].Text);
        Assert.All(rows.Skip(1), row => Assert.Equal(["1", "2"], row.Cells.Select(cell => cell.Text)));
    }

    [Fact]
    public void A_record_that_begins_with_a_number_sign_is_a_record() =>
        Assert.Equal(["CPF", "#1", "2"], SheetReader.ReadCsv(new StringReader("CPF;Nome\n#1;Ana\n2;Bia\n"), ';').Select(row => row[0].Text));

    private static string Shown(ParsedRow row) => string.Join(' ', new[]
    {
        FormattableString.Invariant($"{row.Line}"), row.Problem?.Code ?? row.Cpf, row.Name, row.BirthDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        row.Amount?.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
    }.Where(part => part is not null));
}
