using System.Text;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>Tells markup that calls itself a workbook from a text, by how it begins.</summary>
internal static class MarkupStarts
{
    private const int Looked = 8 * 1024;

    private static readonly string[] OfPages =
        ["<!doctype html", "<html", "<head", "<meta", "<body", "<table", "<style", "<div", "mime-version:", "content-type: multipart/related"];

    public static SheetKind KindOf(Stream stream)
    {
        using var text = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: true, Looked, leaveOpen: true);
        var start = new char[Looked];
        var beginning = new string(start, 0, text.ReadBlock(start)).TrimStart('\uFEFF', 'ï', '»', '¿', ' ', '\t', '\r', '\n');
        return IsXmlWorkbook(beginning) ? SheetKind.XmlWorkbook
            : OfPages.Any(page => WithoutProlog(beginning).StartsWith(page, StringComparison.OrdinalIgnoreCase)) ? SheetKind.WebPage
            : SheetKind.Text;
    }

    private static bool IsXmlWorkbook(string start) => start.StartsWith('<')
        && start.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.OrdinalIgnoreCase)
        && start.Contains("Workbook", StringComparison.Ordinal) && !start.Contains("<html", StringComparison.OrdinalIgnoreCase);

    /// <summary>What follows the XML declaration and comments.</summary>
    private static string WithoutProlog(string start)
    {
        while (start.StartsWith("<?", StringComparison.Ordinal) || start.StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = start[1] == '!' ? "-->" : "?>";
            var end = start.IndexOf(close, StringComparison.Ordinal);
            if (end < 0)
            {
                return start;
            }

            start = start[(end + close.Length)..].TrimStart();
        }

        return start;
    }
}
