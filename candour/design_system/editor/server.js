// Asks the server. The token is read from the cookie when something is sent: signing in elsewhere changes it.
export function cookie(name) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

export class Server {
  constructor(given) {
    this.given = given;
  }

  post = async (address, body, { leaving = false } = {}) => {
    const text = JSON.stringify({ ...body, writer: Number(this.given.writer), section: Number(this.given.section) });
    const answer = await this.send(address, text, leaving);
    if (answer.status !== 403 || (await answer.clone().json().catch(() => ({}))).refused !== "token") return answer;
    await this.state(); // gives a fresh token
    return this.send(address, text, leaving);
  };

  send(address, text, leaving) {
    return fetch(address, {
      method: "POST",
      body: text,
      credentials: "same-origin",
      // A browser sends at most 64 kilobytes after a page has gone.
      keepalive: leaving && text.length < 60_000,
      redirect: "error",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        "X-CSRFToken": cookie(this.given.csrfCookie),
      },
    });
  }

  // Whether this writer is signed in now.
  async state() {
    const answer = await fetch(this.given.state, {
      credentials: "same-origin",
      redirect: "error",
      headers: { Accept: "application/json" },
    });
    return answer.ok ? answer.json() : null;
  }
}
