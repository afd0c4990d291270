using System.Text;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Tests.Support;
using ClosedXML.Excel;

namespace CaseDesk.Tests.Imports;

/// <summary>Other people's handwriting, cell by cell (domain.md 6.2). Today is 4 August 2025.</summary>
public sealed class CellReadingTests
{
    private const string Cpf = "90000000175";
    private static readonly DateOnly Today = new(2025, 8, 4);

    [Theory]
    [InlineData("15/03/1960 00:00:00"), InlineData("15/03/1960 00:00"), InlineData("15/03/1960, 10h30"), InlineData("1960-03-15T00:00:00")]
    [InlineData("1960-03-15T03:00:00Z"), InlineData("1960-03-15 00:00:00.000"), InlineData("1960-03-15T00:00:00-03:00"), InlineData("15.03.1960")]
    [InlineData("1960/03/15"), InlineData("15-03-1960"), InlineData("15‑03‑1960"), InlineData("15/3/60"), InlineData("15/mar/60"), InlineData("15 de março de 1960")]
    [InlineData("21990"), InlineData("21990.0"), InlineData("21990,5"), InlineData("15031960"), InlineData("19600315"), InlineData("\u200B15/03/1960\u200E")]
    public void A_birth_date_is_read_however_it_is_written(string text) => Assert.Equal(new DateOnly(1960, 3, 15), Row("Nascimento", text).BirthDate);

    [Theory, InlineData("15/03/45", 1945), InlineData("01/02/38", 1938), InlineData("31/12/49", 1949), InlineData("20/06/50", 1950), InlineData("07/08/99", 1999)]
    [InlineData("04/08/25", 2025), InlineData("05/08/25", 1925), InlineData("29/02/00", 2000)]
    public void A_birth_year_of_two_digits_never_lies_in_the_future(string text, int year) => Assert.Equal(year, Row("Nascimento", text).BirthDate?.Year);

    [Theory, InlineData("0"), InlineData("9999"), InlineData("1960"), InlineData("00/00/0000"), InlineData("31/02/1970"), InlineData("31/12/1899"), InlineData("05/08/2025")]
    [InlineData("01/01/0001"), InlineData("31/12/9999"), InlineData("99999"), InlineData("15/03"), InlineData("60")]
    public void What_is_no_birth_date_is_left_out_and_said(string text)
    {
        var row = Row("Nascimento", text);

        Assert.Null(row.BirthDate);
        Assert.Equal(new Repair("unread_date", text, ""), Assert.Single(row.Repairs));
    }

    [Fact]
    public void A_number_is_the_serial_of_a_birth_date_unless_it_is_a_year_a_zero_or_9999()
    {
        var rows = Read(Book([21990d, 1960d, 0d, 9999d, 15031960d, new DateTime(1960, 3, 15, 10, 0, 0)], "Nascimento"));

        var born = new DateOnly(1960, 3, 15);
        Assert.Equal([born, null, null, null, born, born], rows.Select(row => row.BirthDate));
    }

    [Theory]
    [InlineData("07/2025"), InlineData("7/2025"), InlineData("072025"), InlineData("72025"), InlineData("202507"), InlineData("07-2025"), InlineData("07‑2025"), InlineData("2025/07")]
    [InlineData("2025-07"), InlineData("07/25"), InlineData("jul/25"), InlineData("JUL-25"), InlineData("jul. 2025"), InlineData("julho/2025"), InlineData("Julho de 2025")]
    [InlineData("31/07/2025"), InlineData("2025-07-01T00:00:00"), InlineData("45839"), InlineData("07.2025"), InlineData(" 07 / 2025 ")]
    public void A_reference_month_is_read_however_it_is_written(string text) => Assert.Equal(new DateOnly(2025, 7, 1), Loan(text).Reference);

    [Theory]
    [InlineData("01/0001"), InlineData("12/9999"), InlineData("07/1899"), InlineData("07/2052"), InlineData("13/2025"), InlineData("00/2025"), InlineData("1/1999")]
    [InlineData("01/2027"), InlineData("72097"), InlineData("abc/25"), InlineData("9999"), InlineData("2025"), InlineData("0")]
    public void A_month_that_cannot_be_meant_rejects_its_row(string text) => Assert.Equal("bad_reference", Loan(text).Problem?.Code);

    [Fact]
    public void A_month_as_a_number_is_read_by_its_digits()
    {
        var rows = Read(Book([72025d, 202507d, 45839d, 122026d, new DateTime(2025, 7, 31), 99999d], "Competencia", "Banco Emprestimo", "Valor Parcela"));

        var july = new DateOnly(2025, 7, 1);
        Assert.Equal([july, july, july, new(2026, 12, 1), july, null], rows.Select(row => row.Reference));
    }

    [Theory]
    [InlineData("(11) 98888-7777"), InlineData("11/98888-7777"), InlineData("(11) 98888‑7777"), InlineData("11\u200B988887777\u202C"), InlineData("+55 11 98888–7777")]
    [InlineData("0XX11 98888-7777"), InlineData("(0xx11)98888-7777"), InlineData("0XX15 11 98888-7777"), InlineData("015 11 98888-7777"), InlineData("0055 11 98888-7777")]
    [InlineData("55 015 11 98888 7777"), InlineData("5,511988887777E+12"), InlineData("1.1988887777E+10"), InlineData("11988887777.0"), InlineData("'11988887777")]
    [InlineData("=\"11988887777\""), InlineData("Tel: 11 98888-7777"), InlineData("Cel. (11) 98888-7777"), InlineData("１１９８８８８７７７７")]
    public void A_phone_is_read_under_any_dress(string text) => Assert.Equal(["11988887777"], Row("Celular", text).Phones);

    [Theory]
    [InlineData("(11) 3333-4444 ramal 12", "1133334444"), InlineData("11 3333-4444 r. 5", "1133334444"), InlineData("(11) 98888-7777 (mãe)", "11988887777")]
    [InlineData("11 98888-7777 - falar com Ana", "11988887777"), InlineData("recado 11 3333-4444 ou 11 98888-7777", "1133334444 11988887777")]
    public void A_remark_beside_a_phone_is_cut_off_and_said(string text, string phones)
    {
        var row = Row("Celular", text);

        Assert.Equal(phones, string.Join(' ', row.Phones));
        Assert.Equal(new Repair("cut_remark", text, phones), Assert.Single(row.Repairs));
    }

    [Theory, InlineData("(11) 98888-7777 / (11) 3333-4444"), InlineData("11988887777 1133334444"), InlineData("11 98888-7777 e 11 3333-4444"), InlineData("11988887777;1133334444")]
    [InlineData("11 98888-7777, 11 3333-4444")]
    public void A_cell_may_hold_several_phones(string text)
    {
        var row = Row("Celular", text);

        Assert.Equal(["11988887777", "1133334444"], row.Phones);
        Assert.Empty(row.Repairs);
    }

    [Theory, InlineData("(11) 8888-7777"), InlineData("1188887777"), InlineData("+55 11 8888-7777"), InlineData("5,51188887777E+11")]
    public void A_mobile_of_eight_digits_gets_its_ninth_as_a_repair(string text)
    {
        var row = Row("Celular", text);

        Assert.Equal(["11988887777"], row.Phones);
        Assert.Contains(new Repair("ninth_digit", text, "11988887777"), row.Repairs);
    }

    [Theory, InlineData("5,51199E+12"), InlineData("5.51198E+12"), InlineData("1,19889E+10"), InlineData("1E+10"), InlineData("5,5E+12")]
    public void A_phone_whose_digits_a_spreadsheet_lost_is_none(string text)
    {
        var row = Row("Celular", text);

        Assert.Empty(row.Phones);
        Assert.Equal(new Repair("lost_digits", text, ""), Assert.Single(row.Repairs));
    }

    [Fact]
    public void A_number_that_kept_only_what_its_cell_had_shown_is_no_phone()
    {
        var rows = Read(Book([5511990000000d, 11988900000d, 5511988887777d], "Celular"));

        Assert.Equal(["", "", "11988887777"], rows.Select(row => string.Join(' ', row.Phones)));
        Assert.Equal(["lost_digits", "lost_digits"], rows.Take(2).Select(row => Assert.Single(row.Repairs).Kind));
    }

    [Theory]
    [InlineData("00123\u200B456797", "00123456797"), InlineData("00123457840\u200B", "00123457840"), InlineData("\u202A001.234.589-00\u202C", "00123458900")]
    [InlineData("'00123460042", "00123460042"), InlineData("=\"00123461103\"", "00123461103"), InlineData("001.234.622‑58", "00123462258")]
    [InlineData("001.234.633–00", "00123463300"), InlineData("001.234.633−00", "00123463300"), InlineData("001\u00A0234\u00A0633\u00AD00", "00123463300")]
    public void A_CPF_in_any_dress_is_read_and_listed_as_a_repair(string text, string cpf)
    {
        var row = Assert.Single(Read($"CPF;Nome\n{Quoted(text)};ANA\n"));

        Assert.Equal((cpf, null), (row.Cpf, row.Problem));
        Assert.Equal(new Repair("odd_characters", text, cpf), Assert.Single(row.Repairs));
    }

    [Theory, InlineData("9,0000000418E+10", "90000000418"), InlineData("9.0000000418e10", "90000000418"), InlineData("1,23456797E+8", "00123456797")]
    public void A_CPF_in_scientific_notation_is_a_repair_when_all_its_digits_are_there(string text, string cpf)
    {
        var row = Assert.Single(Read($"CPF;Nome\n{Quoted(text)};ANA\n"));

        Assert.Equal((cpf, null), (row.Cpf, row.Problem));
        Assert.Equal(new Repair("scientific", text, cpf), Assert.Single(row.Repairs));
    }

    [Theory, InlineData("9,00000E+10"), InlineData("9E+10"), InlineData("4,20000E+10")]
    public void A_CPF_whose_digits_a_spreadsheet_lost_is_none_and_that_is_the_reason(string text) =>
        Assert.Equal("lost_digits", Assert.Single(Read($"CPF;Nome\n{Quoted(text)};ANA\n")).Problem?.Code);

    [Theory, InlineData("0", 0), InlineData("000", 0), InlineData("12.0", 12), InlineData("12,0", 12), InlineData("012", 12), InlineData("96", 96), InlineData("12,00", 12)]
    public void A_count_of_instalments_is_a_whole_number_and_zero_is_one(string text, int count)
    {
        var row = Row("Parcelas Pagas", text);

        Assert.Equal(count, row.PaidInstallments);
        Assert.Empty(row.Repairs);
    }

    [Theory]
    [InlineData("#N/D"), InlineData("#N/A"), InlineData("#REF!"), InlineData("#NOME?"), InlineData("#NAME?"), InlineData("#VALOR!"), InlineData("#VALUE!"), InlineData("#DIV/0!")]
    [InlineData("#NÚM!"), InlineData("#NUM!"), InlineData("#NULO!"), InlineData("#NULL!"), InlineData("#DESPEJAR!"), InlineData("#####"), InlineData("NULL"), InlineData("null")]
    [InlineData("-"), InlineData("--"), InlineData("–"), InlineData("=\"#N/D\""), InlineData("N/D"), InlineData("\u200B")]
    public void An_error_text_is_a_blank_everywhere(string text)
    {
        var rows = Read($"CPF;Nome;Matricula;Celular;Cidade;Nascimento;Parcelas Pagas;CEP\n{Cpf};{Quoted(text)};1;;;;;\n{Cpf};ANA;{string.Join(';', Enumerable.Repeat(Quoted(text), 6))}\n");

        Assert.Equal("missing_name", rows[0].Problem?.Code);
        Assert.Equal(("", null, null, null, null), (rows[1].Enrollment, rows[1].City, rows[1].BirthDate, rows[1].PaidInstallments, rows[1].PostalCode));
        Assert.Empty(rows[1].Phones);
        Assert.Empty(rows[1].Repairs);
        Assert.Null(rows[1].Problem);
    }

    [Theory, InlineData("123,0", "123"), InlineData("0012345", "0012345"), InlineData("000", ""), InlineData("1,23457E+5", "123457"), InlineData("1,2E+10", ""), InlineData("1E5", "1E5")]
    public void A_matricula_is_its_digits_and_nothing_where_a_spreadsheet_lost_them(string text, string number) =>
        Assert.Equal(number, Row("Matricula", text).Enrollment);

    [Fact]
    public void A_name_too_long_is_shortened_at_a_whole_character_and_that_is_said()
    {
        var row = Row("Cidade", "RECIFE", new string('A', 199) + "😀 SILVA");

        Assert.Equal(new string('A', 199), row.Name);
        Assert.Equal("shortened", Assert.Single(row.Repairs).Kind);
        Assert.Equal(200, Row("Cidade", "RECIFE", new string('A', 200)).Name?.Length);
    }

    [Fact]
    public void Control_characters_do_not_stay_in_a_name()
    {
        Assert.Equal(["ANA SILVA", "ANA LIMA"], Read($"CPF;Nome\n{Cpf};ANA SILVA\u001A\n{Cpf};ANA\u00A0\u200BLIMA\n").Select(row => row.Name));
    }

    private static ParsedRow Row(string title, string text, string name = "ANA") => Assert.Single(Read($"CPF;Nome;{title}\n{Cpf};{name};{Quoted(text)}\n"));

    private static ParsedRow Loan(string month) => Assert.Single(Read($"CPF;Nome;Banco Emprestimo;Valor Parcela;Competencia\n{Cpf};ANA;BANCO;10,00;{Quoted(month)}\n"));

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<ParsedRow> Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    private static List<ParsedRow> Read(byte[] content)
    {
        var (reader, refusal) = ListOpening.Open(() => new MemoryStream(content), new ListChoices(), Today);
        Assert.Null(refusal);
        using (reader)
        {
            return [.. reader!.Rows()];
        }
    }

    /// <summary>The values stand below the first title.</summary>
    private static byte[] Book(object[] values, params string[] titles)
    {
        using var book = new XLWorkbook();
        var sheet = book.AddWorksheet("Lista");
        (sheet.Cell(1, 1).Value, sheet.Cell(1, 2).Value) = ("CPF", "Nome");
        for (var title = 0; title < titles.Length; title++)
        {
            sheet.Cell(1, 3 + title).Value = titles[title];
        }

        for (var row = 0; row < values.Length; row++)
        {
            sheet.Cell(2 + row, 1).Value = Cpf;
            sheet.Cell(2 + row, 2).Value = "ANA";
            sheet.Cell(2 + row, 3).Value = values[row] is DateTime date ? date : (double)values[row];
            for (var title = 1; title < titles.Length; title++)
            {
                sheet.Cell(2 + row, 3 + title).Value = titles[title] == "Valor Parcela" ? 10.5 : "BANCO";
            }
        }

        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }
}
