using ClosedXML.Excel;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>Puts a value into a cell of a small, rich workbook, past <see cref="InertCell"/> like everything that is written.</summary>
public static class RichCell
{
    public static IXLCell Put(this IXLCell cell, SheetCell value)
    {
        if (value.Number is { } number && double.IsFinite(number))
        {
            cell.SetValue(number);
        }
        else if (value.Date is { } date)
        {
            cell.SetValue(date);
        }
        else
        {
            cell.SetValue(InertCell.Of(value.ToString())).SetDataType(XLDataType.Text);
        }

        return cell;
    }

    public static IXLCell Put(this IXLCell cell, string text) => cell.Put(SheetCell.Of(text));
}
