using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>Writes the answer to a batch: one part for each operation, or one for the whole where it failed.</summary>
internal static class BatchAnswer
{
    public static ServiceResponse Write(IEnumerable<ServiceResponse> parts)
    {
        var (batch, changeset) = ($"batchresponse_{Guid.NewGuid()}", $"changesetresponse_{Guid.NewGuid()}");
        var text = new StringBuilder($"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeset}\r\n\r\n");
        foreach (var part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"--{changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {part.Status} {ReasonPhrases.GetReasonPhrase(part.Status)}\r\n");
            text.Append("X-Content-Type-Options: nosniff\r\nCache-Control: no-cache\r\nDataServiceVersion: 3.0;\r\n");
            foreach (var (name, value) in part.Headers)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            }

            text.Append("\r\n").Append(Encoding.UTF8.GetString(part.Body)).Append("\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"--{changeset}--\r\n--{batch}--\r\n");
        return new ServiceResponse(202) { Body = Encoding.UTF8.GetBytes(text.ToString()) }.With("Content-Type", $"multipart/mixed; boundary={batch}");
    }
}
