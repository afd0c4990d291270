namespace CaseDesk.Core.Imports.Applying;

/// <summary>What one chunk did beyond the outcomes of its rows.</summary>
internal readonly record struct ChunkCounts(
    int ClientsCreated, int ClientsUpdated, int EnrollmentsCreated, int LinesCreated, int CasesCreated, int CasesRefreshed, int CasesResumed, int CasesWithheld);
