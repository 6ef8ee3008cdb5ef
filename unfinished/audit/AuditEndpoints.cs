using Confrere.App.Hosting;
using Confrere.Kernel.Audit;

namespace Confrere.App.Features.ShowAudit;

/// <summary>The whole log of the reader's institution as a file.</summary>
internal static class AuditEndpoints
{
    public static void MapAuditExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/audit/export/{format}", Export).RequireAuthorization(AppAccess.Audit);

    private static IResult Export(string format, AuditLog log)
    {
        if (!AuditExport.Formats.Contains(format)) return Results.NotFound();
        return Results.Stream(
            async body =>
            {
                await using var writer = new StreamWriter(body, leaveOpen: true);
                await AuditExport.Write(log.All(), format, writer);
            },
            format == AuditExport.Csv ? "text/csv" : "application/jsonl", $"audit-log.{format}");
    }
}
