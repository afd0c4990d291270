namespace CaseDesk.Web.Endpoints;

/// <summary>The file of a form while the fields behind it are read: they too say how it is to be loaded.</summary>
internal static class SpooledPart
{
    /// <exception cref="InvalidDataException">The form ends in the middle of the file.</exception>
    /// <returns>The content from its beginning; null when it is longer than the limit, and then the rest was not read.</returns>
    public static async Task<Stream?> ReadAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        var file = TemporaryFile.Create();
        var kept = false;
        try
        {
            var buffer = new byte[TemporaryFile.BufferSize];
            int read;
            while ((read = await UploadedForm.FromCallerAsync(() => content.ReadAsync(buffer, cancellationToken).AsTask())) > 0)
            {
                if (file.Position + read > limit)
                {
                    return null;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            file.Position = 0;
            kept = true;
            return file;
        }
        finally
        {
            if (!kept)
            {
                await file.DisposeAsync();
            }
        }
    }
}
