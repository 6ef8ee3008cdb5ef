using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Confrere.Coaching.Features.KeepFiles;

/// <summary>Files in and out of pages.</summary>
internal static class Uploaded
{
    private const string Sandbox = "default-src 'none'; sandbox";

    /// <summary>A file and the form around it; a longer request is cut off before it is read.</summary>
    public const int MostRequestBytes = SafeFile.MostBytes + 64 * 1024;

    public static async Task<byte[]> BytesOf(IFormFile? file)
    {
        if (file is null) return [];
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>To be stored by the reader's browser and never to run in it: the house's own origin must not serve a script that somebody uploaded.</summary>
    public static FileContentResult ToDownload(HttpResponse response, CoachFile stored)
    {
        response.Headers.ContentSecurityPolicy = Sandbox;
        return new(stored.Bytes, stored.MediaType) { FileDownloadName = $"evidence.{new SafeFile(stored.MediaType, stored.Bytes).Extension}" };
    }

    /// <summary>A picture that was stripped when it came, shown inside a page.</summary>
    public static FileContentResult ToShow(HttpResponse response, CoachFile stored)
    {
        response.Headers.ContentSecurityPolicy = Sandbox;
        return new(stored.Bytes, stored.MediaType);
    }
}
