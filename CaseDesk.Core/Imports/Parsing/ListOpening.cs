using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Says what a list is, by its content and never by its name, and opens it as somebody chose or as it looks (domain.md 6).</summary>
public static class ListOpening
{
    /// <summary>Looks at the beginning and says what the file is.</summary>
    /// <param name="open">Opens the file from its beginning, seekable; called once for each pass.</param>
    /// <param name="choices">What was chosen already, such as another sheet or header row.</param>
    public static (ListInspection? Inspection, ListRefusal? Refusal) Inspect(Func<Stream> open, ListChoices choices) =>
        Recognised(open, choices, (format, source) => format.Inspect(source, choices));

    /// <summary>Opens it for reading all its rows.</summary>
    /// <param name="open">Opens the file from its beginning, seekable; called once for each pass.</param>
    /// <param name="choices">How it is read.</param>
    /// <param name="today">Births lie before it, and reference months not far behind it.</param>
    /// <param name="edits">Cells that are read otherwise than the file has them.</param>
    public static (ListReader? Reader, ListRefusal? Refusal) Open(
        Func<Stream> open, ListChoices choices, DateOnly today, IReadOnlyList<CellEdit>? edits = null) =>
        Recognised(open, choices, (format, source) =>
        {
            var (reader, refusal) = format.Open(source with { Today = today }, choices, (edits ?? []).ToLookup(edit => edit.Line));
            if (reader is not null)
            {
                reader.OddLines = source.OddLines;
            }

            return (reader, refusal);
        });

    /// <summary>A look at the first rows may show what refuses the whole file.</summary>
    private static (T? Found, ListRefusal? Refusal) Recognised<T>(
        Func<Stream> open, ListChoices choices, Func<ListFormat, ListSource, (T?, ListRefusal?)> look)
        where T : class
    {
        try
        {
            var (source, refusal) = ListSource.Of(open, choices);
            return source is null ? (null, refusal)
                : ListFormat.All.FirstOrDefault(format => format.Recognises(source)) is not { } found ? (null, ListRefusal.UnknownFormat)
                : choices.Format is { } expected && expected != found ? (null, ListRefusal.OtherFormat(found.Code))
                : look(found, source);
        }
        catch (SheetRefusedException refused)
        {
            return (null, ListRefusal.Of(refused));
        }
        catch (InvalidDataException)
        {
            return (null, ListRefusal.DamagedWorkbook);
        }
    }
}
