namespace CaseDesk.Core.Spreadsheets;

/// <summary>The three shapes of a tag: <c>&lt;a&gt;</c>, <c>&lt;/a&gt;</c>, <c>&lt;a/&gt;</c>.</summary>
internal enum XmlTag
{
    Open,
    Close,
    Empty,
}
