using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Adds up the rows of a report and holds them against the totals it prints (domain.md 6.1).</summary>
internal sealed class ReportTotals
{
    private readonly Dictionary<(string Status, string? Department), (int Rows, long Cents)> _found = [];
    private readonly List<ControlDifference> _differences = [];
    private string _status = "";
    private bool _present;

    public ControlTotals Result => new(_present, _differences);

    public void Add(string status, string department, long cents)
    {
        _status = status;
        Add((status, department), cents);
        Add((status, null), cents);
    }

    /// <summary>The subtotal that follows the rows of a department.</summary>
    public void CheckDepartment(Match total, string code) =>
        Check((_status, code), $"status {_status}, department {(code.Length == 0 ? "-" : code)}", total);

    public void CheckStatus(Match total)
    {
        var status = total.Groups["status"].Value;
        Check((status, null), $"status {status}", total);
    }

    /// <summary>The record count at the foot of the short report.</summary>
    public void CheckRecords(int expected, int found)
    {
        _present = true;
        if (expected != found)
        {
            _differences.Add(new("records", expected, found, null, null));
        }
    }

    private void Add((string, string?) key, long cents)
    {
        var (rows, sum) = _found.GetValueOrDefault(key);
        _found[key] = (rows + 1, sum + cents);
    }

    private void Check((string, string?) key, string scope, Match total)
    {
        _present = true;
        var rows = int.Parse(total.Groups["rows"].ValueSpan, CultureInfo.InvariantCulture);
        var cents = Brazilian.TryMoney(total.Groups["sum"].ValueSpan, out var sum) ? Brazilian.ToCents(sum) : -1;
        var found = _found.GetValueOrDefault(key);
        if (found != (rows, cents))
        {
            _differences.Add(new(scope, rows, found.Rows, cents, found.Cents));
        }
    }
}
