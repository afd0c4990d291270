using System.Buffers;
using System.Security.Cryptography;

namespace CaseDesk.Core.Storage;

/// <summary>Files in one folder.</summary>
public sealed class DiskFileStore(string folder) : IFileStore
{
    private const int BufferSize = 128 * 1024;

    public async Task<StoredFile?> SaveAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        System.IO.Directory.CreateDirectory(folder);
        var name = $"{Guid.CreateVersion7():N}.bin";
        var path = Path.Combine(folder, name);
        var kept = false;
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
            var stored = await CopyAsync(content, file, name, limit, cancellationToken);
            kept = stored is not null;
            return stored;
        }
        finally
        {
            if (!kept)
            {
                File.Delete(path);
            }
        }
    }

    public Stream Open(string name) =>
        new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);

    public string PathOf(string name) => Path.Combine(folder, Path.GetFileName(name));

    public void Delete(string name) => File.Delete(PathOf(name));

    private static async Task<StoredFile?> CopyAsync(Stream content, FileStream file, string name, long limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long size = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                size += read;
                if (size > limit)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return new(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
