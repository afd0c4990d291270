using System.Text;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Tests.Architecture;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Imports;

/// <summary>A format is one object, and the list of them is the only one.</summary>
public sealed class ListFormatTests
{
    public static TheoryData<string, string> Files() => new()
    {
        { Samples.Report, "inetconsig" },
        { Samples.ShortReport, "inetconsig_short" },
        { "windows1252-semicolon.csv", "spreadsheet" },
        { "libreoffice-list.xls", "spreadsheet" },
        { "sheetjs-list.xlsx", "spreadsheet" },
    };

    [Theory, MemberData(nameof(Files))]
    public void A_file_is_told_by_its_content_and_kept_under_the_code_of_its_format(string file, string code)
    {
        var inspection = Inspect(Samples.Bytes(file), new()).Inspection!;

        Assert.Equal(code, inspection.Format.Code);
        Assert.Same(inspection.Format, ListFormat.Of(code));
        Assert.Same(inspection.Format, ListJson.Read<ListInspection>(ListJson.Write(inspection)).Format);
        Assert.Equal(code != "spreadsheet", inspection.Format.IsMonthly);
        Assert.Equal(code == "spreadsheet", inspection.IsSheet);
        Assert.All(inspection.Format.Columns(inspection, new()), column => Assert.Equal(inspection.Format.Titles(inspection)[column.Index], column.Title));
    }

    [Theory, MemberData(nameof(Files))]
    public void Another_format_than_was_expected_is_refused_with_the_one_that_it_is(string file, string code) =>
        Assert.All(ListFormat.All.Where(format => format.Code != code), expected =>
            Assert.Equal(ListRefusal.OtherFormat(code), Inspect(Samples.Bytes(file), new(Format: expected)).Refusal));

    [Theory, InlineData(';'), InlineData(','), InlineData('\t'), InlineData('|')]
    public void A_CSV_is_recognised_and_read_with_every_separator_that_is_looked_for(char separator)
    {
        var text = "Lista de julho\nCPF;Nome;Cidade\n90000000175;ANA EXEMPLO;RECIFE\n".Replace(';', separator);

        var (inspection, _) = Inspect(Encoding.UTF8.GetBytes(text), new());

        Assert.Equal((separator, 2, 3), (inspection!.Separator, inspection.HeaderRow, inspection.Columns.Count));
    }

    [Fact]
    public void Nobody_but_the_formats_themselves_knows_their_codes() => Assert.All(ListFormat.All, format => Assert.Single(
        SourceFiles.Of("CaseDesk.Core", "*.cs").Concat(SourceFiles.Of("CaseDesk.Web", "*.cs")),
        file => File.ReadAllText(file).Contains($"\"{format.Code}\"", StringComparison.Ordinal)));

    private static (ListInspection? Inspection, ListRefusal? Refusal) Inspect(byte[] content, ListChoices choices) =>
        ListOpening.Inspect(() => new MemoryStream(content), choices);
}
