namespace CaseDesk.Core.Imports.Running;

/// <summary>This process was thought dead and another took the right to apply; what it was about to write is dropped.</summary>
public sealed class LeaseLostException() : Exception("The right to apply this import has passed to another process.");
