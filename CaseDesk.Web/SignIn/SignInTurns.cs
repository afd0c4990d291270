namespace CaseDesk.Web.SignIn;

/// <summary>Lets the attempts at one account in one after the other, and forgets the account once nobody tries or waits.</summary>
public sealed class SignInTurns
{
    private readonly Dictionary<string, Door> _doors = new(StringComparer.Ordinal);

    /// <summary>How many accounts somebody is trying now.</summary>
    public int Accounts
    {
        get
        {
            lock (_doors)
            {
                return _doors.Count;
            }
        }
    }

    /// <returns>The turn, to be disposed.</returns>
    /// <exception cref="OperationCanceledException">Whoever waited has gone.</exception>
    public async Task<IDisposable> TakeAsync(string account, CancellationToken cancellationToken)
    {
        var door = Come(account);
        try
        {
            await door.Gate.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(account, door);
            throw;
        }

        return new Turn(this, account, door);
    }

    private Door Come(string account)
    {
        lock (_doors)
        {
            if (!_doors.TryGetValue(account, out var door))
            {
                _doors[account] = door = new();
            }

            door.People++;
            return door;
        }
    }

    private void Leave(string account, Door door)
    {
        lock (_doors)
        {
            if (--door.People == 0)
            {
                _doors.Remove(account);
            }
        }
    }

    private sealed class Door
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        /// <summary>The one inside and those who wait.</summary>
        public int People { get; set; }
    }

    private sealed class Turn(SignInTurns turns, string account, Door door) : IDisposable
    {
        public void Dispose()
        {
            door.Gate.Release();
            turns.Leave(account, door);
        }
    }
}
