using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>The sheets that an .xlsx lists, and the part of the zip that each is.</summary>
internal sealed class WorkbookIndex
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string References = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly List<(string Name, string? Reference, SheetVisibility Visibility)> _sheets = [];

    private readonly Dictionary<string, string> _targets = [];

    /// <summary>Days count from 1904.</summary>
    public bool Is1904 { get; private set; }

    /// <summary><c>date1904="true"</c>, which LibreOffice writes; the reader knows only <c>1</c>.</summary>
    public bool SaysTrueOf1904 { get; private set; }

    public static WorkbookIndex Read(ZipArchive zip)
    {
        var index = new WorkbookIndex();
        index.ReadSheets(zip);
        index.ReadTargets(zip);
        return index;
    }

    /// <param name="extents">What the scan of each part found, by the part's name.</param>
    public List<SheetSummary> Summaries(IReadOnlyDictionary<string, SheetExtent> extents)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var summaries = new List<SheetSummary>();
        foreach (var (name, reference, visibility) in _sheets)
        {
            var part = reference is null ? null : _targets.GetValueOrDefault(reference);
            if (part is not null && !seen.Add(part))
            {
                throw new SheetRefusedException(SheetRefusal.Damaged, name);
            }

            var extent = part is null ? default : extents.GetValueOrDefault(part);
            summaries.Add(new(summaries.Count, name, visibility, extent.LastRow, extent.LastColumn)
            {
                Unreadable = extent.Unreadable ?? [],
                Hidden = extent.Hidden ?? [],
            });
        }

        return summaries;
    }

    private void ReadSheets(ZipArchive zip)
    {
        using var xml = Open(zip, "xl/workbook.xml") ?? throw new SheetRefusedException(SheetRefusal.Damaged, "xl/workbook.xml");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.NamespaceURI == Strict)
            {
                throw new SheetRefusedException(SheetRefusal.StrictXlsx);
            }

            if (xml.LocalName == "workbookPr" && xml.NamespaceURI == Main)
            {
                var says = xml.GetAttribute("date1904")?.Trim();
                SaysTrueOf1904 = says is "true" or "on";
                Is1904 = SaysTrueOf1904 || says is "1";
            }
            else if (xml.LocalName == "sheet" && xml.NamespaceURI == Main)
            {
                _sheets.Add((xml.GetAttribute("name") ?? "", xml.GetAttribute("id", References), Visibility(xml.GetAttribute("state"))));
            }
        }

        if (_sheets.Count is 0 or > SheetLimits.Sheets)
        {
            throw new SheetRefusedException(_sheets.Count == 0 ? SheetRefusal.Damaged : SheetRefusal.TooManyParts);
        }
    }

    private void ReadTargets(ZipArchive zip)
    {
        using var xml = Open(zip, "xl/_rels/workbook.xml.rels");
        while (xml?.Read() == true)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target
                && !_targets.TryAdd(id, Part(target)))
            {
                throw new SheetRefusedException(SheetRefusal.Damaged, "xl/_rels/workbook.xml.rels");
            }
        }
    }

    private static XmlReader? Open(ZipArchive zip, string part) =>
        zip.Entries.FirstOrDefault(entry => WorkbookGuard.PartName(entry).Equals(part, StringComparison.OrdinalIgnoreCase)) is { } found
            ? XmlReader.Create(new BufferedStream(found.Open()), Settings) : null;

    private static string Part(string target) => target.StartsWith("/xl/", StringComparison.OrdinalIgnoreCase) ? target[1..] : "xl/" + target;

    private static SheetVisibility Visibility(string? state) =>
        state is null || state.Equals("visible", StringComparison.OrdinalIgnoreCase) ? SheetVisibility.Visible
        : state.Equals("veryHidden", StringComparison.OrdinalIgnoreCase) ? SheetVisibility.VeryHidden
        : SheetVisibility.Hidden;
}
