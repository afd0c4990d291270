namespace CaseDesk.Core.Imports.Parsing;

/// <summary>How a written amount marks its decimals.</summary>
public enum NumberForm
{
    /// <summary><c>1.234,56</c> and <c>1234.56</c>, told apart by where the last mark stands.</summary>
    Either,
    Comma,
    Point,
}
