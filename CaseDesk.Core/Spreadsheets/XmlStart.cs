namespace CaseDesk.Core.Spreadsheets;

/// <summary>How the bytes of a part are to be taken.</summary>
internal enum XmlStart
{
    /// <summary>Not XML: a picture, a macro.</summary>
    None,
    Utf8,
    Utf16,
    Utf16BigEndian,

    /// <summary>Declares an encoding in which the bytes that are looked for would hide.</summary>
    Strange,
}
