using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Storage.Tables;

/// <summary>A storage account's name and one of its keys.</summary>
public sealed class TableSharedKeyCredential
{
    private readonly byte[] _key;

    /// <summary>A credential of an account.</summary>
    /// <param name="accountName">The account.</param>
    /// <param name="accountKey">One of its keys, in base64.</param>
    /// <exception cref="FormatException">The key is no base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey) => (AccountName, _key) = (accountName, Convert.FromBase64String(accountKey));

    /// <summary>The account.</summary>
    public string AccountName { get; }

    /// <summary>The signature of a text: HMAC-SHA256 of its UTF-8, in base64.</summary>
    internal string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
