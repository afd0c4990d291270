using System.Globalization;
using System.Text;
using CaseDesk.Benchmarks.Generating;
using CaseDesk.Core.Imports;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Imports;

/// <summary>An invented list with damage of every kind, and what a reader must make of each of its lines.</summary>
internal sealed class DamagedList
{
    private readonly Random _random;
    private readonly List<string> _lines = [];

    private DamagedList(int seed) => _random = new(seed);

    /// <summary>The outcome of each data row, by line of the file from 1.</summary>
    public Dictionary<int, string> Outcomes { get; } = [];

    /// <summary>The good rows as they must stand in the database: one text for each, in no order.</summary>
    public HashSet<string> Good { get; } = [];

    /// <summary>The good people: CPF and name.</summary>
    public Dictionary<string, string> People { get; } = [];

    public byte[] Content { get; private set; } = [];

    public int Lines => _lines.Count;

    public static DamagedList Report(int seed)
    {
        var list = new DamagedList(seed);
        var report = PayrollReport.Invent(1 + list._random.Next(250), seed);
        using var file = new MemoryStream();
        report.Write(file);
        var (row, keys) = (0, new HashSet<(string, string, string)>());
        foreach (var line in Encoding.Latin1.GetString(file.ToArray()).TrimEnd('\n').Split('\n'))
        {
            if (row < report.Rows.Count && line.EndsWith(report.Rows[row].Cpf, StringComparison.Ordinal))
            {
                list.AddReportRow(line, report.Rows[row++], keys);
            }
            else
            {
                list._lines.Add(line);
            }
        }

        list.Content = Encoding.Latin1.GetBytes(string.Join('\n', list._lines) + "\n");
        return list;
    }

    public static DamagedList Sheet(int seed)
    {
        var list = new DamagedList(seed);
        var separator = ";\t"[list._random.Next(2)];
        list._lines.Add(string.Join(separator, "CPF", "Nome", "Telefone"));
        var people = 20 + list._random.Next(200);
        for (var person = 1; person <= people; person++)
        {
            list.AddSheetRow(separator, InventedCpf.Of(list._random.Next(1, 999_999_999)), $"{"ANA JOSÉ CONCEIÇÃO RITA".Split(' ')[person % 4]} EXEMPLO {person}", $"119{80000000 + person}");
        }

        list.Content = (list._random.Next(3) == 0 ? Encoding.Latin1 : Encoding.UTF8).GetBytes(string.Join("\r\n", list._lines) + "\r\n");
        return list;
    }

    private void AddReportRow(string line, ReportRow row, HashSet<(string, string, string)> keys)
    {
        switch (_random.Next(12))
        {
            case 0:
                Add(line[..^1] + (char)('0' + (line[^1] - '0' + 1) % 10), RowOutcome.Rejected);
                break;
            case 1:
                Add(line[..(45 + _random.Next(70))], RowOutcome.Rejected);
                break;
            case 2:
                var amount = line.LastIndexOf(',');
                Add(line.Remove(amount + 1, 1).Insert(amount + 1, "X"), RowOutcome.Rejected);
                break;
            case 3:
                Add("", null);
                break;
            case 4:
                Add("*** linha estranha no meio do relatório ***", null);
                break;
            case 5:
                AddGood();
                Add(line, RowOutcome.Duplicate);
                return;
            default:
                break;
        }

        AddGood();

        void AddGood()
        {
            var isFirst = keys.Add((row.Cpf, row.Enrollment, row.Fin));
            Add(line, isFirst ? RowOutcome.Created : RowOutcome.Duplicate);
            if (isFirst)
            {
                Good.Add(string.Create(CultureInfo.InvariantCulture, $"{row.Cpf} {row.Enrollment} {row.Fin} {row.Status} {row.Total} {row.Paid} {row.Cents} {row.Posting} {row.Paying}"));
                People[row.Cpf] = row.Name;
            }
        }
    }

    private void AddSheetRow(char separator, string cpf, string name, string phone)
    {
        string Row(string number) => string.Join(separator, number, name, phone);
        switch (_random.Next(10))
        {
            case 0:
                Add(Row($"{cpf[..10]}{(char)('0' + (cpf[10] - '0' + 1) % 10)}"), RowOutcome.Rejected);
                return;
            case 1:
                Add(string.Join(separator, cpf, "", phone), RowOutcome.Rejected);
                return;
            case 2:
                Add(Row(""), RowOutcome.Rejected);
                return;
            case 3:
                Add(Row($"{cpf[..3]}.{cpf[3..6]}.{cpf[6..9]}-{cpf[9..]}"), RowOutcome.Created);
                break;
            case 4:
                Add(Row(cpf.TrimStart('0') + ".0"), RowOutcome.Created);
                break;
            case 5:
                Add(Row(cpf.TrimStart('0')), RowOutcome.Created);
                Add(string.Join(separator, cpf, name, phone), RowOutcome.Duplicate);
                break;
            case 6:
                Add($"\"{cpf}\"{separator}\"{name}\"{separator}{phone}", RowOutcome.Created);
                Add("", null);
                break;
            default:
                Add(Row(cpf), RowOutcome.Created);
                break;
        }

        People[cpf] = name;
        Good.Add($"{cpf} {phone}");
    }

    private void Add(string line, string? outcome)
    {
        _lines.Add(line);
        if (outcome is not null)
        {
            Outcomes[_lines.Count] = outcome;
        }
    }
}
