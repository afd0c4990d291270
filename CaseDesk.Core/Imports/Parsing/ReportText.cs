using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>
/// The printed words of an iNETConsig report (domain.md 6.1). Accents in them may be lost, doubled or replaced, so up to three
/// arbitrary characters are allowed wherever an accent stood.
/// </summary>
internal static partial class ReportText
{
    private const int LongestName = 120;
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"Entidade:\s*(?<code>[0-9]{1,20})\s*-\s*(?<name>.+?)\s+Refer.{0,3}ncia:\s*(?<month>[0-9]{2})/(?<year>[0-9]{4})", Safe)]
    public static partial Regex PageHeader();

    [GeneratedRegex(@"^\s*.{0,3}rg.{0,3}o Pagamento:\s+(?<department>.+?)\s+-\s+(?<rows>[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2})\s+Lan.{0,3}amento\(s\)\s+-\s+Total R\$\s*(?<sum>[0-9.,]+)\s*$", Safe)]
    public static partial Regex DepartmentTotal();

    [GeneratedRegex(@"^\s*Total do Status:\s+(?<status>\S)\s+-\s+(?<rows>[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2})\s+Lan.{0,3}amento\(s\)\s+-\s+Total R\$\s*(?<sum>[0-9.,]+)\s*$", Safe)]
    public static partial Regex StatusTotal();

    [GeneratedRegex(@"^\s*TOTAL DE REGISTROS:\s*(?<rows>[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2})\s*$", Safe)]
    public static partial Regex RecordTotal();

    [GeneratedRegex(@"^\s*Legenda do Status", Safe)]
    private static partial Regex Legend();

    /// <summary>The heading of the legend, which closes a report.</summary>
    public static bool IsLegend(string line) => line.Contains("Legenda", StringComparison.Ordinal) && Legend().IsMatch(line);

    /// <summary>A printed count, with or without its point: <c>1.234</c>.</summary>
    public static int RowsOf(Match total) =>
        int.Parse(total.Groups["rows"].ValueSpan, NumberStyles.AllowThousands, Points);

    private static readonly NumberFormatInfo Points = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>The bank and the month of a page, if this line says so.</summary>
    public static (string Code, string Name, DateOnly Reference)? ReadPageHeader(string line)
    {
        if (!line.Contains("Entidade:", StringComparison.Ordinal) || PageHeader().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var month = int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return month is < 1 or > 12 || year is < 1990 or > 2100
            ? null
            : (match.Groups["code"].Value, Cut(match.Groups["name"].Value), new DateOnly(year, month, 1));
    }

    private static string Cut(string name) => name.Length > LongestName ? name[..LongestName] : name;

    /// <summary><c>028-SEC DE SAUDE</c> as code and name; <c>-</c>, the blank department, as an empty code. Names may hold hyphens.</summary>
    public static (string Code, string? Name) SplitDepartment(string department)
    {
        var hyphen = department.IndexOf('-', StringComparison.Ordinal);
        var code = hyphen < 0 ? "" : department[..hyphen].Trim();
        var name = department[(hyphen + 1)..].Trim();
        return (code, code.Length == 0 || name.Length == 0 ? null : name);
    }
}
