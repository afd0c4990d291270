using System.Globalization;
using CaseDesk.Core.Texts;

namespace CaseDesk.Web.Components.Shared;

/// <summary>Values in the address of a page. Anybody can write there: what cannot be read is as if it were not there.</summary>
public static class AddressValue
{
    /// <summary>A page from 1.</summary>
    public static int Page(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1;

    public static long? Id(string? value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static bool? Flag(string? value) => bool.TryParse(value, out var flag) ? flag : null;

    /// <summary>A text that may be compared with stored ones; null for none.</summary>
    public static string? Text(string? value) => string.IsNullOrWhiteSpace(value) || !IncomingText.Fits(value, TextBounds.Name) ? null : value;
}
