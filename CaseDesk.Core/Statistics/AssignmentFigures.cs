namespace CaseDesk.Core.Statistics;

/// <summary>How often cases were taken, expired and released in a period, and how many are held now.</summary>
public sealed record AssignmentFigures(int Assigned, int Expired, int Released, int CurrentlyAssigned);

/// <summary>The same for one person.</summary>
public sealed record UserFigures(string UserId, string UserName, AssignmentFigures Figures);

/// <summary>The same for one day in São Paulo.</summary>
public sealed record DayFigures(DateOnly Day, int Assigned, int Expired, int Released);
