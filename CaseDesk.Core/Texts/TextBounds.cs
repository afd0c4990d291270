namespace CaseDesk.Core.Texts;

/// <summary>How long a text may be that somebody sends, in characters (api.md).</summary>
public static class TextBounds
{
    public const int Search = 200;
    public const int SearchWords = 16;
    public const int Reason = 500;
    public const int Note = 10_000;

    /// <summary>Of people, banks, places and layouts alike.</summary>
    public const int Name = 200;
    public const int FileName = 255;
    public const int Email = 254;
}
