namespace CaseDesk.Web.Hosting;

/// <summary>The server must not start; the message says why and what to do.</summary>
public sealed class ServerRefusedException(string message, Exception? inner = null) : Exception(message, inner);
