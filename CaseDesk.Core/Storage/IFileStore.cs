namespace CaseDesk.Core.Storage;

/// <summary>Keeps uploaded bytes under names of its own making; the user's file name never reaches the disk.</summary>
public interface IFileStore
{
    /// <summary>Copies a stream while counting and hashing it; stops as soon as it is longer than allowed and keeps nothing then.</summary>
    /// <returns>Null when there are more than <paramref name="limit"/> bytes.</returns>
    Task<StoredFile?> SaveAsync(Stream content, long limit, CancellationToken cancellationToken);

    /// <summary>Opens what was saved, seekable.</summary>
    Stream Open(string name);

    /// <summary>Where it lies, for a process that reads it by itself.</summary>
    string PathOf(string name);

    void Delete(string name);
}
