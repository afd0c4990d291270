namespace CaseDesk.Core.Imports;

/// <summary>Wakes somebody up to work on an import. The host supplies it; the truth is in the import's row.</summary>
public interface IImportQueue
{
    void Enqueue(long importId);
}
