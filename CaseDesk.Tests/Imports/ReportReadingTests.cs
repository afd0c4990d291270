using System.Text;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Imports;

public sealed class ReportReadingTests
{
    static ReportReadingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static string Report => Encoding.GetEncoding(1252).GetString(Samples.Bytes(Samples.Report));

    [Fact]
    public void The_sample_report_is_read_to_the_last_field()
    {
        var (reader, rows) = Read(Samples.Bytes(Samples.Report));

        Assert.Equal(new ListHeader(ListFormat.INetConsig, "windows-1252", "9001", "BANCO EXEMPLO S.A", new DateOnly(2025, 7, 1)), reader.Header);
        Assert.Equal(8, rows.Count);
        var first = rows[0];
        Assert.Equal((9, "1", "900001-1", "ANA EXEMPLO DA SILVA SINTETICA", "3-AGENTE FICTICIO DE SERVICO"),
            (first.Line, first.Status, first.Enrollment, first.Name, first.Position));
        Assert.Equal(("6490", "001", 96, 24, 458.04m, "001", "90000000175"),
            (first.Fin, first.PostingDepartment, first.TotalInstallments, first.PaidInstallments, first.Amount, first.PayingDepartment, first.Cpf));
        Assert.Equal("SEC. FICTICIA - EXEMPLO", first.DepartmentName);
        Assert.Equal(("900002-X", 1234.56m, "-PROFESSOR-40HS"), (rows[2].Enrollment, rows[2].Amount, rows[2].Position));
        Assert.Null(rows[3].Position);
        Assert.Equal(("3", null, "914"), (rows[5].Status, rows[5].PayingDepartment, rows[5].PostingDepartment));
        Assert.Equal(("S", "AG.TEC-FICTICIO II"), (rows[7].Status, rows[7].Position));
        Assert.All(rows, row => Assert.Null(row.Problem));
        Assert.True(reader.Totals is { Present: true, Reconciled: true });
        Assert.Equal(Report.Split('\n').Length - 1, reader.Lines);
    }

    [Fact]
    public void The_short_report_is_read_from_both_ends()
    {
        var (reader, rows) = Read(Samples.Bytes(Samples.ShortReport));

        Assert.Equal((ListFormat.INetConsigShort, "utf-8", "BANCO CURTO S.A"), (reader.Header.Format, reader.Header.Encoding, reader.Header.EntityName));
        Assert.Equal(["GINA EXEMPLO CURTO", "HUGO MODELO DA SILVA SINTETICO", "IARA TESTE CONCEIÇÃO"], rows.Select(row => row.Name));
        Assert.Equal([1234.56m, 87.00m, 300.00m], rows.Select(row => row.Amount));
        Assert.Equal(("900009-X", "028", "90000000841"), (rows[1].Enrollment, rows[1].PayingDepartment, rows[1].Cpf));
        Assert.True(reader.Totals is { Present: true, Reconciled: true });
    }

    [Theory]
    [InlineData("  1  900008-8  GINA EXEMPLO CURTO                1234,56       90000000760", null, null)]
    [InlineData("  1  900008-8  GINA EXEMPLO CURTO                1234,56  -    90000000760", null, null)]
    [InlineData("  1  900008-8                                    1234,56  001  90000000760", "missing_name", "001")]
    [InlineData("  1  900008-8  GINA EXEMPLO CURTO                1234,5X  001  90000000760", "bad_amount", "001")]
    [InlineData("  1  900008-8  GINA EXEMPLO CURTO                1234,56  001  90000000761", "bad_cpf", "001")]
    [InlineData("  1  900008-8  GINA", "line_too_short", null)]
    public void A_row_of_the_short_report_may_lack_its_department_and_says_what_else_is_wrong(string row, string? problem, string? department)
    {
        var text = Encoding.UTF8.GetString(Samples.Bytes(Samples.ShortReport)).Split('\n');
        text[4] = row;
        var (reader, rows) = Read(Encoding.UTF8.GetBytes(string.Join('\n', text)));

        Assert.Equal((problem, department), (rows[0].Problem?.Code, rows[0].PayingDepartment));
        Assert.True(reader.Totals is { Present: true, Reconciled: true });
        Assert.Equal(9, reader.Lines);
    }

    [Fact]
    public void The_record_count_of_the_short_report_is_checked()
    {
        var (reader, _) = Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Samples.Bytes(Samples.ShortReport)).Replace("REGISTROS: 3", "REGISTROS: 4", StringComparison.Ordinal)));

        Assert.Equal(new ControlDifference("records", 4, 3, null, null), Assert.Single(reader.Totals.Differences));
    }

    [Theory]
    [InlineData("Pagamento:  -  -  1 Lan", "Pagamento:  -  -  2 Lan", "status S, department -")]
    public void A_total_of_the_blank_department_is_checked(string good, string bad, string? scope)
    {
        var (reader, rows) = Read(Encoding.UTF8.GetBytes(Report.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal(8, rows.Count);
        Assert.Equal(scope, reader.Totals.Differences.SingleOrDefault()?.Scope);
    }

    [Theory, InlineData("?"), InlineData("\uFFFD"), InlineData(""), InlineData("Ã§Ã")]
    public void Lost_accents_in_the_labels_do_not_matter(string instead)
    {
        var damaged = Report;
        foreach (var accent in "áâãçéêíóôõúÓ")
        {
            damaged = damaged.Replace(accent.ToString(), instead, StringComparison.Ordinal);
        }

        var (reader, rows) = Read(Encoding.UTF8.GetBytes(damaged));

        Assert.Equal((8, new DateOnly(2025, 7, 1)), (rows.Count, reader.Header.Reference));
        Assert.True(reader.Totals is { Present: true, Reconciled: true });
        Assert.Equal("SEC. FICTICIA - EXEMPLO", rows[0].DepartmentName);
    }

    [Theory]
    [InlineData("90000000175", "90000000176", "bad_cpf")]
    [InlineData("096   024", "096   097", "paid_exceeds_total")]
    [InlineData("      458,04", "      458,0X", "bad_amount")]
    [InlineData("096   024", "09X   024", "bad_installments")]
    public void A_bad_row_is_rejected_with_its_reason_and_still_counts_in_the_totals(string good, string bad, string reason)
    {
        var at = Report.IndexOf(good, StringComparison.Ordinal);
        var (reader, rows) = Read(Encoding.GetEncoding(1252).GetBytes(Report.Remove(at, good.Length).Insert(at, bad)));

        Assert.Equal(reason, rows[0].Problem?.Code);
        Assert.Equal(8, rows.Count);
        Assert.Equal(reason != "bad_amount", reader.Totals.Reconciled);
    }

    [Theory]
    [InlineData("\f", "")]
    [InlineData("", "\f")]
    [InlineData("\f", "\f")]
    [InlineData("", "\u001A")]
    public void What_a_form_feed_is_glued_to_is_read_as_if_it_stood_alone(string before, string after)
    {
        var glued = Report.Replace("\n\f\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n').Select(line => before + line + after);
        var (reader, rows) = Read(Encoding.GetEncoding(1252).GetBytes(string.Join('\n', glued) + "\n"));

        Assert.Equal((8, new DateOnly(2025, 7, 1)), (rows.Count, reader.Header.Reference));
        Assert.All(rows, row => Assert.Null(row.Problem));
        Assert.Equal("ANA EXEMPLO DA SILVA SINTETICA", rows[0].Name);
        Assert.Equal("SEC. FICTICIA - EXEMPLO", rows[0].DepartmentName);
        Assert.True(reader.Totals is { Present: true, Reconciled: true });
    }

    [Fact]
    public void A_form_feed_instead_of_a_line_break_ends_the_line()
    {
        var (reader, rows) = Read(Encoding.GetEncoding(1252).GetBytes(Report.Replace("\n\f\n", "\f", StringComparison.Ordinal).Replace("90000000175\n  1    900001-1", "90000000175\f  1    900001-1", StringComparison.Ordinal)));

        Assert.Equal(8, rows.Count);
        Assert.True(reader.Totals is { Present: true, Reconciled: true });
    }

    [Fact]
    public void Marks_of_DOS_and_printers_do_not_stay_in_a_name()
    {
        var (_, rows) = Read(Encoding.GetEncoding(1252).GetBytes(Report.Replace("BRUNO TESTE JUNIOR  ", "BRUNO TESTE JUNIOR\u001A\b", StringComparison.Ordinal)));
        var (_, shorts) = Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Samples.Bytes(Samples.ShortReport)).Replace("GINA EXEMPLO CURTO ", "GINA EXEMPLO CURTO\u001A", StringComparison.Ordinal)));

        Assert.Equal("BRUNO TESTE JUNIOR", rows[2].Name);
        Assert.Equal("GINA EXEMPLO CURTO", shorts[0].Name);
    }

    [Fact]
    public void A_line_cut_short_is_rejected_and_not_lost()
    {
        var (_, rows) = Read(Encoding.GetEncoding(1252).GetBytes(Report.Replace("001    90000000175\n", "001    9000000\n", StringComparison.Ordinal)));

        Assert.Equal((8, "line_too_short"), (rows.Count, rows[0].Problem?.Code));
    }

    [Fact]
    public void Totals_that_do_not_agree_are_shown_with_both_figures()
    {
        var (reader, _) = Read(Encoding.GetEncoding(1252).GetBytes(Report.Replace("3 Lançamento(s)  -  Total R$ 1.792,50", "4 Lançamento(s)  -  Total R$ 1.892,50", StringComparison.Ordinal)));

        Assert.Equal(new ControlDifference("status 1, department 001", 4, 3, 189250, 179250), Assert.Single(reader.Totals.Differences));
    }

    [Fact]
    public void Pages_that_disagree_on_the_month_refuse_the_file_and_say_where()
    {
        var second = Report.LastIndexOf("Referência: 07/2025", StringComparison.Ordinal) + "Referência: ".Length;
        var (reader, refusal) = Open(Encoding.GetEncoding(1252).GetBytes(Report.Remove(second, 7).Insert(second, "08/2025")));

        Assert.Null(reader);
        Assert.Equal(("pages_disagree", "20"), (refusal?.Code, refusal?.Where));
    }

    [Theory]
    [InlineData("", "empty_file")]
    [InlineData("Prezados\nsegue a lista.\n", "unknown_format")]
    [InlineData("Nome;Telefone\nAna;11988887777\n", "no_cpf_column")]
    [InlineData("CPF;Nome;Banco Emprestimo;Valor Parcela\n90000000175;Ana;BANCO;10,00\n", "reference_needed")]
    public void A_file_that_is_no_list_is_refused_with_its_reason(string text, string code) =>
        Assert.Equal(code, Open(Encoding.UTF8.GetBytes(text)).Refusal?.Code);

    [Fact]
    public void A_csv_of_a_bank_is_read_with_all_its_damage()
    {
        var csv = "Relatório;;;;;;\nCPF ; Nome ;Nascimento;Matrícula;Valor Parcela;Fone Atual;E-Mail\n"
            + "175.000.009-XX;Ninguém;;;;;\n"
            + "9,0000000256E+10;\"BRUNO \"\"B\"\" TESTE\";01/02/1970;123.0;R$ 1.234,56;5,511988887777E+12;b@example.test\n"
            + "90000000337.0;CARLA;1980-12-31;;87.5;(11) 3333-4444;\n";
        var (reader, rows) = Read(Encoding.GetEncoding(1252).GetBytes(csv), new ListChoices());

        Assert.Equal((ListFormat.Spreadsheet, "windows-1252"), (reader.Header.Format, reader.Header.Encoding));
        Assert.Equal("bad_cpf", rows[0].Problem?.Code);
        Assert.Equal(("90000000256", "BRUNO \"B\" TESTE", new DateOnly(1970, 2, 1), "123", 1234.56m),
            (rows[1].Cpf, rows[1].Name, rows[1].BirthDate, rows[1].Enrollment, rows[1].Amount));
        Assert.Equal(("11988887777", "scientific"), (Assert.Single(rows[1].Phones), Assert.Single(rows[1].Repairs).Kind));
        Assert.Equal(("90000000337", "decimal_point", 87.5m, "1133334444"), (rows[2].Cpf, rows[2].Repairs[0].Kind, rows[2].Amount, rows[2].Phones[0]));
    }

    private static (ListReader Reader, List<ParsedRow> Rows) Read(byte[] bytes, ListChoices? choices = null)
    {
        var (reader, refusal) = Open(bytes, choices);
        Assert.Null(refusal);
        return (reader!, reader!.Rows().ToList());
    }

    private static (ListReader? Reader, ListRefusal? Refusal) Open(byte[] bytes, ListChoices? choices = null) =>
        ListOpening.Open(() => new MemoryStream(bytes), choices ?? new(), new(2025, 8, 4));
}
