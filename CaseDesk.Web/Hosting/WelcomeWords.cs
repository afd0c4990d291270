namespace CaseDesk.Web.Hosting;

/// <summary>What <see cref="FirstStart"/> did, until <see cref="Welcome"/> can say it.</summary>
public sealed class WelcomeWords
{
    /// <summary>The path of the link for the first administrator; null once there is somebody.</summary>
    public string? SetupPath { get; set; }

    /// <summary>The desk was empty and has been filled with invented people.</summary>
    public bool IsDemo { get; set; }
}
