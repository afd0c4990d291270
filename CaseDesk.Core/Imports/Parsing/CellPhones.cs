using System.Text.RegularExpressions;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>The phones of a cell: one or several, with carrier codes, extensions and remarks between them (domain.md 6.2).</summary>
internal static partial class CellPhones
{
    /// <summary>Fewer digits are an extension or part of a remark.</summary>
    private const int FewestDigits = 8;

    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>The digits of its phones; what was mended and what could not be read is said.</summary>
    public static List<string> Read(SheetCell cell, List<Repair> repairs)
    {
        var written = cell.ToString();
        if (CellValues.WholeNumber(cell) is not (var digits, var kind))
        {
            return Within(CellText.Plain(written), repairs);
        }

        if (kind != Repair.LostDigits && PhoneNumber.TryParse(digits, out var phone, out var isMended))
        {
            return [Mended(written, phone, isMended, repairs)];
        }

        repairs.Add(new(kind == Repair.LostDigits ? kind : Repair.UnreadPhone, written, ""));
        return [];
    }

    private static List<string> Within(string written, List<Repair> repairs)
    {
        var text = Carrier().Replace(written, "0");
        if (PhoneNumber.TryParse(text.Replace('/', ' '), out var whole, out var isMended))
        {
            return [Mended(written, whole, isMended, repairs)];
        }

        var phones = new List<string>();
        var rest = text;
        var isUnread = false;
        foreach (var run in Runs().Matches(text).Select(match => match.Value.Trim()))
        {
            if (run.Count(char.IsAsciiDigit) < FewestDigits)
            {
                continue;
            }

            rest = rest.Replace(run, " ", StringComparison.Ordinal);
            string[] parts = PhoneNumber.TryParse(run, out _) ? [run] : run.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.All(part => PhoneNumber.TryParse(part, out _)))
            {
                phones.AddRange(parts.SelectMany(part => Within(part, repairs)));
            }
            else
            {
                isUnread = true;
                repairs.Add(new(Repair.UnreadPhone, run, ""));
            }
        }

        if (phones.Count == 0)
        {
            if (!isUnread)
            {
                repairs.Add(new(Repair.UnreadPhone, written, ""));
            }
        }
        else if (Words().Replace(rest, "").Any(char.IsLetterOrDigit))
        {
            repairs.Add(new(Repair.CutRemark, written, string.Join(' ', phones)));
        }

        return phones;
    }

    private static string Mended(string written, PhoneNumber phone, bool isMended, List<Repair> repairs)
    {
        if (isMended)
        {
            repairs.Add(new(Repair.NinthDigit, written, phone.Digits));
        }

        return phone.Digits;
    }

    /// <summary><c>0XX11</c>, <c>(0xx15 11)</c>, <c>0**11</c>: a place for the number of a carrier.</summary>
    [GeneratedRegex(@"0\s*(?:XX|\*\*)", Safe)]
    private static partial Regex Carrier();

    [GeneratedRegex(@"[+(]*[0-9][0-9()+.\- ]*", Safe)]
    private static partial Regex Runs();

    /// <summary>Words that only say that it is a phone, or part one from the next.</summary>
    [GeneratedRegex(@"\b(?:tel|telefone|fone|cel|celular|whatsapp|whats|zap|res|residencial|com|comercial|fixo|e|ou)\b", Safe)]
    private static partial Regex Words();
}
