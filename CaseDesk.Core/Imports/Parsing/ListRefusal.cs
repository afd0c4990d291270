using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Why a whole file is refused: a code that the screens put into words with what to do, and where in the file it shows.</summary>
/// <param name="Code">Such as <c>unknown_format</c> or <c>pages_disagree</c>.</param>
/// <param name="Where">Line, page, sheet or title; null when it is the file as such.</param>
public sealed record ListRefusal(string Code, string? Where = null)
{
    public static readonly ListRefusal Empty = new("empty_file");
    public static readonly ListRefusal UnknownFormat = new("unknown_format");
    public static readonly ListRefusal DamagedWorkbook = new("damaged_workbook");
    public static readonly ListRefusal PasswordProtected = new("password_protected");
    public static readonly ListRefusal Xlsb = new("xlsb_not_read");
    public static readonly ListRefusal Ods = new("ods_not_read");

    /// <summary>An XML workbook of Excel 2003.</summary>
    public static readonly ListRefusal XmlWorkbook = new("xml_workbook_not_read");

    /// <summary>A web page that somebody named like a workbook.</summary>
    public static readonly ListRefusal WebPage = new("web_page");

    /// <summary>A first sheet that is empty, in a workbook with more.</summary>
    public static ListRefusal NoRowsOnSheet(string others) => new("no_rows_on_sheet", others);

    public static readonly ListRefusal NoRows = new("no_rows");
    public static readonly ListRefusal ReferenceNeeded = new("reference_needed");

    /// <summary>A new list was chosen, and no column has the names.</summary>
    public static readonly ListRefusal NoNameColumn = new("no_name_column");

    /// <summary>Reading it takes more memory or time than the desk gives a file.</summary>
    public static readonly ListRefusal TooMuchWork = new("too_much_work");

    /// <summary>It is no longer where the desk keeps its files.</summary>
    public static readonly ListRefusal FileGone = new("file_gone");

    /// <summary>The child that read it ended without a word.</summary>
    public static ListRefusal ReaderFailed(int exitCode) => new("reader_failed", $"{exitCode}");

    public static ListRefusal PagesDisagree(int line) => new("pages_disagree", $"{line}");

    /// <summary>Zero bytes: no list is written with them.</summary>
    public static ListRefusal NotText(int line) => new("not_text", $"{line}");

    /// <summary>The person who uploads it said it was another.</summary>
    public static ListRefusal OtherFormat(string found) => new("other_format", found);

    public static ListRefusal NoCpfColumn(string titles) => new("no_cpf_column", titles);

    /// <summary>The workbook has more sheets than the one that was looked at.</summary>
    public static ListRefusal NoCpfColumnOnSheet(string others) => new("no_cpf_column_on_sheet", others);

    /// <summary>The same code and place that the spreadsheet was refused with.</summary>
    public static ListRefusal Of(SheetRefusedException refused) => new(refused.Code, refused.Where);
}
