using System.Text.RegularExpressions;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>
/// Adds up the rows of a report and holds them against the totals it prints (domain.md 6.1). Reconciled is what stands under a total
/// that agrees, up to the lines that close the report: one that was cut at a page is not.
/// </summary>
internal sealed class ReportTotals
{
    public const string Legend = "legend";
    public const string Records = "records";

    private readonly Dictionary<(string Status, string? Department), Sum> _found = [];
    private readonly List<ControlDifference> _differences = [];
    private string _status = "";
    private bool _present;
    private bool _hasLegend;
    private int? _counted;

    public ControlTotals Result => new(_present, _differences);

    public void Add(string status, string department, long cents)
    {
        _status = status;
        Of(status, department).Add(cents);
        Of(status, null).Add(cents);
    }

    /// <summary>The subtotal that follows the rows of a department.</summary>
    public void CheckDepartment(Match total, string code) => Check(_status, code, total);

    public void CheckStatus(Match total) => Check(total.Groups["status"].Value, null, total);

    public void SeeLegend() => _hasLegend = true;

    /// <summary>The report is at its end: names the rows that no total was printed for, and what should have closed it.</summary>
    public void CloseReport()
    {
        foreach (var ((status, department), sum) in _found)
        {
            // The rows without a department have no subtotal of their own when others follow (domain.md 6.1).
            if (sum.Unchecked.Rows > 0 && department != "")
            {
                _differences.Add(new(Scope(status, department), null, sum.Unchecked.Rows, null, sum.Unchecked.Cents));
            }
        }

        if (!_hasLegend)
        {
            _differences.Add(new(Legend, null, 0, null, null));
        }
    }

    /// <summary>The record count at the foot of the short report.</summary>
    public void CheckRecords(Match total, int found)
    {
        (_present, _counted) = (true, found);
        if (ReportText.RowsOf(total) is var expected && expected != found)
        {
            _differences.Add(new(Records, expected, found, null, null));
        }
    }

    /// <summary>The short report is at its end: without a count, or with rows behind it, it is not whole.</summary>
    public void CloseRecords(int found)
    {
        if (_counted != found)
        {
            _differences.Add(new(Records, null, found - (_counted ?? 0), null, null));
        }
    }

    private void Check(string status, string? department, Match total)
    {
        _present = true;
        var rows = ReportText.RowsOf(total);
        var cents = Brazilian.TryMoney(total.Groups["sum"].ValueSpan, out var money) ? Brazilian.ToCents(money) : -1;
        var sum = Of(status, department);
        if ((sum.Rows, sum.Cents) != (rows, cents))
        {
            _differences.Add(new(Scope(status, department), rows, sum.Rows, cents, sum.Cents));
        }

        sum.Checked();
    }

    private Sum Of(string status, string? department)
    {
        if (!_found.TryGetValue((status, department), out var sum))
        {
            _found[(status, department)] = sum = new();
        }

        return sum;
    }

    private static string Scope(string status, string? department) => department switch
    {
        null => $"status {status}",
        "" => $"status {status}, department -",
        _ => $"status {status}, department {department}",
    };

    /// <summary>Rows and cents so far, and how many of them a printed total has spoken of.</summary>
    private sealed class Sum
    {
        private (int Rows, long Cents) _checked;

        public int Rows { get; private set; }
        public long Cents { get; private set; }
        public (int Rows, long Cents) Unchecked => (Rows - _checked.Rows, Cents - _checked.Cents);

        public void Add(long cents) => (Rows, Cents) = (Rows + 1, Cents + cents);

        public void Checked() => _checked = (Rows, Cents);
    }
}
