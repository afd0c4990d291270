using System.Text;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Imports;

/// <summary>A report is reconciled when every row stands under a total that agrees, and the lines that close it are there (domain.md 6.1).</summary>
public sealed class ControlTotalTests
{
    private static readonly string Report = Encoding.GetEncoding(1252).GetString(Samples.Bytes(Samples.Report));
    private static readonly string Short = Encoding.UTF8.GetString(Samples.Bytes(Samples.ShortReport));

    [Fact]
    public void A_report_cut_at_a_page_names_the_rows_without_a_total_and_what_is_missing_at_its_end() =>
        Assert.Equal(
            [
                new ControlDifference("status 1", null, 6, null, 274824),
                new ControlDifference("status 1, department 002", null, 3, null, 137412),
                new ControlDifference("legend", null, 0, null, null),
            ],
            Totals(Samples.Bytes("relatorio_cortado_na_pagina.txt")).Differences);

    [Fact]
    public void A_line_in_another_encoding_costs_no_total() =>
        Assert.True(Totals(Samples.Bytes("relatorio_codificacao_misturada.txt")) is { Present: true, Reconciled: true });

    [Theory]
    [InlineData("              Total do Status:  2  -  1 Lançamento(s)  -  Total R$ 300,00\n", "status 2", 1)]
    [InlineData("       Órgão Pagamento:  028-SEC DE SAUDE FICTICIA         -  1 Lançamento(s)  -  Total R$ 87,00\n", "status 1, department 028", 1)]
    [InlineData("Legenda do Status\n", "legend", 0)]
    public void A_total_that_is_not_printed_is_a_difference(string line, string scope, int rows)
    {
        var difference = Assert.Single(Differences(Without(line)));

        Assert.Equal((scope, (int?)null, rows), (difference.Scope, difference.ExpectedRows, difference.FoundRows));
    }

    [Theory]
    [InlineData("Total do Status:  3  -  2 Lan", "Total do Status:  3  -  ٢ Lan")]
    [InlineData("Total do Status:  3  -  2 Lan", "Total do Status:  3  -  99999999999 Lan")]
    public void A_total_that_is_no_number_is_as_good_as_none(string good, string bad) =>
        Assert.Equal(new ControlDifference("status 3", null, 2, null, 36010), Assert.Single(Differences(Report.Replace(good, bad, StringComparison.Ordinal))));

    [Fact]
    public void Rows_behind_the_total_of_their_department_stand_under_none()
    {
        var row = Report.Split('\n').Single(line => line.Contains("900003-3", StringComparison.Ordinal)) + "\n";
        var total = "       Órgão Pagamento:  028";

        var differences = Differences(Without(row).Replace("              Total do Status:  1", row + "              Total do Status:  1", StringComparison.Ordinal)
            .Replace(total + "-SEC DE SAUDE FICTICIA         -  1 L", total + "-SEC DE SAUDE FICTICIA         -  0 L", StringComparison.Ordinal)
            .Replace("Total R$ 87,00", "Total R$ 0,00", StringComparison.Ordinal));

        Assert.Equal(new ControlDifference("status 1, department 028", null, 1, null, 8700), Assert.Single(differences));
    }

    [Fact]
    public void Counts_are_read_with_their_point()
    {
        var head = Report.Split('\n')[..8];
        var row = "  1    900001-1  ANA EXEMPLO DA SILVA SINTETICA -                              6490      001     096   024           1,00      001    90000000175";
        string[] lines =
        [
            .. head, .. Enumerable.Repeat(row, 1234),
            "       Órgão Pagamento:  001-SEC FICTICIA  -  1.234 Lançamento(s)  -  Total R$ 1.234,00",
            "              Total do Status:  1  -  1.234 Lançamento(s)  -  Total R$ 1.234,00", "Legenda do Status", "",
        ];

        Assert.True(Totals(Encoding.GetEncoding(1252).GetBytes(string.Join('\n', lines))) is { Present: true, Reconciled: true });
        lines[^3] = lines[^3].Replace("1.234 L", "1.235 L", StringComparison.Ordinal);
        Assert.Equal(
            new ControlDifference("status 1", 1235, 1234, 123400, 123400),
            Assert.Single(Totals(Encoding.GetEncoding(1252).GetBytes(string.Join('\n', lines))).Differences));
    }

    [Theory]
    [InlineData("TOTAL DE REGISTROS: 3", "", null, 3)]
    [InlineData("TOTAL DE REGISTROS: 3", "TOTAL DE REGISTROS: 1.003", 1003, 3)]
    [InlineData("TOTAL DE REGISTROS: 3", "TOTAL DE REGISTROS: 3\n  2  900010-1  IARA TESTE               300,00  097  90000000922", null, 1)]
    public void The_short_report_closes_with_its_count_and_nothing_stands_behind_it(string good, string bad, int? expected, int found) =>
        Assert.Equal(
            new ControlDifference("records", expected, found, null, null),
            Assert.Single(Totals(Encoding.UTF8.GetBytes(Short.Replace(good, bad, StringComparison.Ordinal))).Differences));

    [Fact]
    public void A_report_without_any_total_is_not_reconciled()
    {
        var totals = Totals(Encoding.GetEncoding(1252).GetBytes(string.Join('\n', Report.Split('\n')[..11])));

        Assert.True(totals is { Present: false, Reconciled: false });
        Assert.Equal(["status 1", "status 1, department 001", "legend"], totals.Differences.Select(difference => difference.Scope)
            .OrderBy(scope => scope == "legend").ThenBy(scope => scope, StringComparer.Ordinal));
    }

    private static string Without(string text)
    {
        Assert.Contains(text, Report, StringComparison.Ordinal);
        return Report.Replace(text, "", StringComparison.Ordinal);
    }

    private static IReadOnlyList<ControlDifference> Differences(string report) => Totals(Encoding.GetEncoding(1252).GetBytes(report)).Differences;

    private static ControlTotals Totals(byte[] content)
    {
        var (reader, refusal) = ListOpening.Open(() => new MemoryStream(content), new(), new(2025, 8, 4));
        Assert.Null(refusal);
        Assert.NotEmpty(reader!.Rows().ToList());
        return reader.Totals;
    }
}
