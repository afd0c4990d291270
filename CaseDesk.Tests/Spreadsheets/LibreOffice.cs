using System.Diagnostics;
using System.Xml.Linq;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Spreadsheets;

/// <summary>Another program's reading of what the desk wrote.</summary>
internal static class LibreOffice
{
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    /// <summary>Kept between runs: the first start in a new one takes five times as long.</summary>
    private static readonly string Profile = Path.Combine(AppContext.BaseDirectory, "office-profile");

    /// <summary>Opens the file and gives the cells that are not blank: the formula if there is one, the type, the text.</summary>
    /// <param name="extension">Of the file, which decides how it is opened.</param>
    public static async Task<List<(string? Formula, string? Type, string Text)>> CellsAsync(byte[] file, string extension)
    {
        var folder = Directory.CreateTempSubdirectory("casedesk-office").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "sheet." + extension), file);
            string[] filter = extension == "csv" ? ["--infilter=CSV:59,34,76,1,,1046,false,true,false,false,false,-1,true"] : [];
            var start = new ProcessStartInfo(TestServers.LibreOffice(),
                [$"-env:UserInstallation=file://{Profile}", "--headless", .. filter, "--convert-to", "fods", "--outdir", folder, Path.Combine(folder, "sheet." + extension)])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            using var office = Process.Start(start)!;
            var said = office.StandardOutput.ReadToEndAsync();
            var complained = office.StandardError.ReadToEndAsync();
            await office.WaitForExitAsync(TestContext.Current.CancellationToken);
            var made = Path.Combine(folder, "sheet.fods");
            Assert.True(File.Exists(made), await said + await complained);
            return [.. XDocument.Load(made).Descendants(Table + "table-cell").Where(cell => !cell.IsEmpty).Select(cell => (
                cell.Attribute(Table + "formula")?.Value, cell.Attribute(Office + "value-type")?.Value,
                string.Join('\n', cell.Elements(Words + "p").Select(paragraph => paragraph.Value))))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
