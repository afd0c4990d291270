namespace CaseDesk.Core.Imports.Running;

/// <summary>Wakes somebody up to work on imports. The host supplies it; the truth is in the imports' rows.</summary>
public interface IImportQueue
{
    void Wake();
}
