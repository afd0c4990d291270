using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Reading;

/// <summary>
/// The whole life of the child process: reads one request, reads that file, writes what it found, ends. Files come from
/// strangers: whatever they make the reader do, it does here, with little memory, no database and no secrets.
/// </summary>
public static class ListChild
{
    private const int Buffer = 256 * 1024;

    /// <summary>Input holds one request as JSON, output receives what <see cref="ListWire"/> defines.</summary>
    public static int Run(Stream input, Stream output)
    {
        using var reader = new StreamReader(input);
        var request = ListJson.Read<ListRequest>(reader.ReadToEnd());
        using var buffered = new BufferedStream(output, Buffer);
        using var to = new BinaryWriter(buffered);
        try
        {
            if (!File.Exists(request.Path))
            {
                ListWire.Write(to, ListRefusal.FileGone);
            }
            else if (request.InspectOnly)
            {
                Inspect(request, to);
            }
            else
            {
                Read(request, to);
            }
        }
        catch (SheetRefusedException refused)
        {
            ListWire.Write(to, ListRefusal.Of(refused));
        }
        catch (InvalidDataException)
        {
            ListWire.Write(to, ListRefusal.DamagedWorkbook);
        }
        catch (OutOfMemoryException)
        {
            ListWire.Write(to, ListRefusal.TooMuchWork);
        }

        return 0;
    }

    private static void Inspect(ListRequest request, BinaryWriter to)
    {
        var (inspection, refusal) = ListOpening.Inspect(() => File.OpenRead(request.Path), request.Choices);
        if (refusal is not null)
        {
            ListWire.Write(to, refusal);
            return;
        }

        to.Write(ListWire.Inspected);
        to.Write(ListJson.Write(inspection));
    }

    private static void Read(ListRequest request, BinaryWriter to)
    {
        var (reader, refusal) = ListOpening.Open(() => File.OpenRead(request.Path), request.Choices, request.Today, request.Edits);
        if (refusal is not null)
        {
            ListWire.Write(to, refusal);
            return;
        }

        var check = new RowCheck(reader!.Header, request.Choices);
        CheckedRow? before = null;
        foreach (var read in reader.Rows())
        {
            var row = check.Check(read);
            ListWire.Write(to, row, before);
            before = row;
        }

        to.Write(ListWire.End);
        to.Write(reader.Lines);
        to.Write(ListJson.Write(reader.Totals));
    }
}
