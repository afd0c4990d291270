namespace CaseDesk.Core.Clients;

/// <summary>Why a search is refused rather than run.</summary>
public enum SearchProblem
{
    /// <summary>One or two letters occur in half the desk.</summary>
    TooShort,
    TooLong,
    TooManyWords,
}
